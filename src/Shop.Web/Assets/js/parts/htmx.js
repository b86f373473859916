// htmx without eval, without an inline style and without copies of pages in the browser's storage.
import htmx from 'htmx.org';
import { toast } from './toast.js';

Object.assign(htmx.config, {
  allowEval: false,
  includeIndicatorStyles: false,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  selfRequestsOnly: true,
  scrollIntoViewOnBoost: false,
  defaultSettleDelay: 0,
  // A form that comes back with mistakes (422) or a refusal (409) is shown like any other answer.
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '409', swap: true },
    { code: '422', swap: true },
    { code: '[45]..', swap: false, error: true },
  ],
});

// Empty fields of a filter stay out of the address.
document.addEventListener('htmx:configRequest', event => {
  const { verb, parameters } = event.detail;
  if (verb !== 'get') return;
  for (const [name, value] of Object.entries(parameters)) if (value === '') delete parameters[name];
});

const words = () => document.body.dataset;

document.addEventListener('htmx:responseError', event => {
  const status = event.detail.xhr.status;
  toast({ text: status === 429 || status === 503 ? words().textBusy : words().textFailed, kind: 'bad' });
});
document.addEventListener('htmx:sendError', () => toast({ text: words().textOffline, kind: 'bad' }));
document.addEventListener('htmx:timeout', () => toast({ text: words().textOffline, kind: 'bad' }));

export default htmx;
