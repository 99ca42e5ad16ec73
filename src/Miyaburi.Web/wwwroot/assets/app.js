// Entry of every page. All pages work without it, as forms; it lets the engine answer on the device instead.
import './engine.js';
import { startCheckPage } from './check-page.js';
import { startPlanPage } from './plan-page.js';
import { filterBrands } from './brands-page.js';
import { dressPlan } from './plan-view.js';
import { dressResult } from './result-view.js';
import { offerErase } from './erase.js';
import { keepForOffline } from './offline.js';
import { holdIcon } from './icon.js';
// Used by those above; named here so that all come in one round trip.
import './matters.js';
import './memory.js';
import './pictures.js';
import './progress.js';
import './shared.js';
import './words.js';

const starts = {
  check: startCheckPage,
  plan: startPlanPage,
  brands: filterBrands,
  privacy: offerErase,
  result: () => dressResult(document.getElementById('result')),
};

document.documentElement.classList.add('js');
starts[document.body.dataset.page]?.();
const plan = document.getElementById('plan');
if (plan && !plan.hidden) {
  dressPlan(plan);
}
keepForOffline();
holdIcon();
