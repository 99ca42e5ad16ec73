// The first script of a page that checks: the engine's worker starts while the page's other modules are still on their way.
import { start } from './engine.js';

start();
