// The worker calls the exported functions of BrowserEngine; there is nothing to run before that.
return;
