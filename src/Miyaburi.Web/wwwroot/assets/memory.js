// What stays on the device. "tab" is forgotten when the tab is closed; "device" stays until the person erases it.
// Storage may be switched off; then nothing is kept and everything else still works.
const prefix = 'miyaburi.';

export const tab = memoryOf(() => sessionStorage);
export const device = memoryOf(() => localStorage);

function memoryOf(storage) {
  const attempt = (work) => {
    try {
      return work(storage());
    } catch {
      return null;
    }
  };
  return {
    get: (name) => attempt((s) => JSON.parse(s.getItem(prefix + name))),
    set: (name, value) => attempt((s) => s.setItem(prefix + name, JSON.stringify(value))),
    remove: (name) => attempt((s) => s.removeItem(prefix + name)),
    clear: () => attempt((s) => Object.keys(s).filter((key) => key.startsWith(prefix)).forEach((key) => s.removeItem(key))),
  };
}
