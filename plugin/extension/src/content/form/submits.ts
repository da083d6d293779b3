/**
 * Every way in which a form can be submitted, each asked first: button and Enter key, requestSubmit, Redmine's Ctrl+Enter,
 * and form.submit() by a script. `admits` answers at once; `again` submits anew what it has held back.
 */
export function onSubmit(
  isOurs: (form: unknown) => form is HTMLFormElement,
  admits: (form: HTMLFormElement, again: () => void) => boolean,
  signal: AbortSignal,
): void {
  const options = { capture: true, signal };
  // On the window, before any handler of the page: Redmine's own count a held submit as one that was sent.
  addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!isOurs(form)) return;
      const { submitter } = event;
      const again = () => form.requestSubmit(submitter?.isConnected ? submitter : null);
      if (!admits(form, again)) stop(event);
    },
    options,
  );
  // Redmine submits a textarea's form at Ctrl+Enter by form.submit(), which no submit event tells of.
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || event.ctrlKey === event.metaKey) return;
      const form = event.target instanceof HTMLTextAreaElement ? event.target.form : null;
      if (!isOurs(form)) return;
      stop(event);
      form.requestSubmit(form.querySelector<HTMLElement>("input[type=submit][name=commit]"));
    },
    options,
  );
  // form.submit() asks nobody; but a form that leaves the page while its data are gathered is not sent (HTML, "cannot
  // navigate"). It comes back as soon as the script that called is done.
  addEventListener(
    "formdata",
    (event) => {
      const form = event.target;
      if (!isOurs(form) || admits(form, () => form.requestSubmit())) return;
      const place = document.createComment("");
      form.replaceWith(place);
      setTimeout(() => {
        place.replaceWith(form);
        form.removeAttribute("data-submitted");
      }, 0);
    },
    options,
  );
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
