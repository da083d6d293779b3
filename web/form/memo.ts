import { Component, h, type ComponentType, type FunctionComponent } from "preact";
import { useCallback, useRef } from "preact/hooks";

/** A view that is drawn again only when something it was given is another: a key typed in one line leaves 99 alone. */
export function memo<P extends object>(
  view: FunctionComponent<P>,
  same: (before: P, after: P) => boolean = shallowlySame,
): ComponentType<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return !same(this.props, next);
    }
    override render() {
      return h(view, this.props as P);
    }
  };
}

export function shallowlySame<P extends object>(before: P, after: P): boolean {
  const keys = Object.keys(after) as (keyof P)[];
  return (
    keys.length === Object.keys(before).length && keys.every((key) => Object.is(before[key], after[key]))
  );
}

/** One function for as long as the view stands, which always does what the latest drawing would do. */
export function useSteady<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...args: A) => latest.current(...args), []);
}
