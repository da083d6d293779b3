import { options, type VNode } from "preact";

const controls = ["input", "textarea", "select"];

/**
 * Browsers write what stands in the fields of a page into their session files, to put it back after a crash: in the clear,
 * beside whatever is kept under a passphrase. With `autocomplete="off"` they leave a field out. What is typed is kept by the
 * page itself with every key, so nothing is lost by it. To be called once, before anything is drawn.
 */
export function keepOutOfSessions(): void {
  const before = options.vnode?.bind(options);
  options.vnode = (vnode: VNode) => {
    if (typeof vnode.type === "string" && controls.includes(vnode.type)) {
      const props = vnode.props as { autocomplete?: string };
      props.autocomplete ??= "off";
    }
    before?.(vnode);
  };
}
