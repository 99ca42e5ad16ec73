// What the script says, Japanese first. Everything else a person reads comes from the engine or the server.
export const language = document.documentElement.lang === 'en' ? 'en' : 'ja';

export const say = (ja, en) => (language === 'en' ? en : ja);

/** Builds an element; text is always a text node, never markup. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
