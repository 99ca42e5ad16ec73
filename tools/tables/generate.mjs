// Writes src/Miyaburi/Text/Tables/*.g.cs. See package.json for the pinned sources.
import { mkdirSync } from 'node:fs';
import { writeNormalization } from './lib/normalization.mjs';
import { writeConfusables } from './lib/confusables.mjs';
import { writeFold } from './lib/fold.mjs';
import { writeIdna } from './lib/idna.mjs';

mkdirSync(new URL('../../src/Miyaburi/Text/Tables/', import.meta.url), { recursive: true });
const marks = writeNormalization();
writeFold(marks);
await writeIdna();
writeConfusables();
