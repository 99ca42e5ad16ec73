// Writes the fixtures of tests/Miyaburi.Tests/Text: answers of Node's ICU and URL parser for the tests to compare with.
import { mkdirSync } from 'node:fs';
import { writeDomainFixture } from './lib/domain-fixture.mjs';
import { writeNormalizationFixture } from './lib/normalization-fixture.mjs';

mkdirSync(new URL('../../tests/Miyaburi.Tests/Text/Fixtures/', import.meta.url), { recursive: true });
writeNormalizationFixture();
writeDomainFixture();
