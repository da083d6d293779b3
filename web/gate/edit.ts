/** What an edit form of the platform would save, and what the rules say to it: plain data that crosses contexts. */

/** An entry of a selection as the form shows it; `id` is the platform's own number. */
export interface Choice {
  id: number;
  name: string;
}

/** A member that is absent has no control in the form: saving leaves that attribute as it is. */
export interface FormEdit {
  project?: Choice;
  tracker?: Choice;
  status?: Choice;
  /** null: nobody. */
  assignee?: Choice | null;
  /** yyyy-mm-dd; empty for none. */
  dueDate?: string;
  subject?: string;
  description?: string;
  /** Values of several choices stand one after the other, separated by ", ". */
  customFields: (Choice & { value: string })[];
  /** Custom fields that the form had when it was opened and has no more, since tracker or project were changed. */
  gone: number[];
}

/** The control that something is said about; a custom field by its number. */
export type Control =
  "project" | "tracker" | "status" | "assignee" | "dueDate" | "subject" | "description" | `field:${number}`;

/** What stands in the way, with the field of the record that removes it. */
export interface Reason {
  message: string;
  clause: string;
  field?: string;
}

export interface Fault {
  control: Control;
  message: string;
  clause?: string;
  reasons: Reason[];
  /** The control's value with everything put right that may not be changed here. */
  restored?: string;
  /** Where it is put right instead: in the record's panel (at a field), by reading the page anew. */
  way: { to: "panel"; field?: string } | { to: "reload" } | { to: "raise"; type: string };
}

/** A control whose value the rules ask for: at once, or for the step that comes next. */
export interface Need {
  control: Control;
  step?: string;
}

/** Why nothing can be said about an edit; it goes through then. */
export type Undecided = "away" | "unreadable" | "engine" | "extension";

/**
 * none: no improvement record, none of our business. free: may be saved. held: may not, with the reasons. undecided: the
 * rules could not be asked; whoever saves is told so.
 */
export type Verdict =
  | { kind: "none" }
  | { kind: "free"; needs: Need[]; hint?: Fault }
  | { kind: "held"; needs: Need[]; faults: Fault[] }
  | { kind: "undecided"; why: Undecided; detail?: string };
