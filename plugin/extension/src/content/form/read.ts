import type { Choice, Control, FormEdit } from "../../../../../web/gate/edit.ts";

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Redmine's own edit form on a page; `issueId` is absent where it makes a new issue. */
export interface IssueForm {
  form: HTMLFormElement;
  issueId?: number;
}

export function issueFormIn(page: ParentNode): IssueForm | undefined {
  const form = page.querySelector<HTMLFormElement>("form#issue-form");
  if (!form) return undefined;
  const issueId = Number(/\/issues\/(\d+)\/?$/.exec(form.getAttribute("action") ?? "")?.[1]);
  return issueId > 0 ? { form, issueId } : { form };
}

const attributes = {
  project: "issue_project_id",
  tracker: "issue_tracker_id",
  status: "issue_status_id",
  assignee: "issue_assigned_to_id",
  dueDate: "issue_due_date",
  subject: "issue_subject",
  description: "issue_description",
} as const;

const customName = /^issue\[custom_field_values\]\[(\d+)\](?:\[\])?$/;

/** What saving the form would set. `seen` keeps the custom fields that the form has had since it was opened. */
export function readForm(form: HTMLFormElement, seen: Map<number, string>): FormEdit {
  const customFields = customFieldsIn(form);
  for (const { id, name } of customFields) seen.set(id, name);
  const there = new Set(customFields.map(({ id }) => id));
  const edit: FormEdit = { customFields, gone: [...seen.keys()].filter((id) => !there.has(id)) };
  const project = choiceIn(form, "project");
  if (project) edit.project = project;
  const tracker = choiceIn(form, "tracker");
  if (tracker) edit.tracker = tracker;
  const status = choiceIn(form, "status");
  if (status) edit.status = status;
  const assignee = choiceIn(form, "assignee");
  if (assignee !== undefined) edit.assignee = assignee;
  for (const member of ["dueDate", "subject", "description"] as const) {
    const input = inputOf(form, member);
    if (input) edit[member] = input.value;
  }
  return edit;
}

/** The element that a verdict speaks of: the control itself, or the first of a group. */
export function elementOf(form: HTMLFormElement, control: Control): HTMLElement | undefined {
  if (control in attributes) return inputOf(form, control as keyof typeof attributes);
  const id = control.slice("field:".length);
  return customInputs(form).find((input) => customName.exec(input.name)?.[1] === id);
}

/** The paragraph in which Redmine shows a control with its label. */
export function placeOf(element: HTMLElement): HTMLElement {
  return element.closest("p") ?? element.parentElement ?? element;
}

export function labelOf(element: HTMLElement): HTMLElement | undefined {
  return placeOf(element).querySelector<HTMLElement>("label:not(.block):not(.inline)") ?? undefined;
}

function inputOf(form: HTMLFormElement, member: keyof typeof attributes): Input | undefined {
  const input = form.querySelector<Input>(`#${attributes[member]}`);
  return input && !input.disabled ? input : undefined;
}

/** null where nothing is chosen. */
function choiceIn(form: HTMLFormElement, member: keyof typeof attributes): Choice | null | undefined {
  const input = inputOf(form, member);
  if (!input) return undefined;
  const id = Number(input.value);
  if (input.value === "" || !Number.isSafeInteger(id)) return null;
  if (!("options" in input)) return { id, name: "" };
  // “<< me >>” stands before the list and means somebody in it.
  const names = [...input.options].filter(({ value }) => value === input.value).map(({ text }) => text.trim());
  return { id, name: names.at(-1) ?? "" };
}

function customInputs(form: HTMLFormElement): Input[] {
  const inputs = form.querySelectorAll<Input>('[name^="issue[custom_field_values]"]');
  return [...inputs].filter((input) => !input.disabled && customName.test(input.name));
}

function customFieldsIn(form: HTMLFormElement): FormEdit["customFields"] {
  const fields = new Map<number, { id: number; name: string; values: string[] }>();
  for (const input of customInputs(form)) {
    const id = Number(customName.exec(input.name)?.[1]);
    const field = fields.get(id) ?? { id, name: nameOf(input), values: [] };
    fields.set(id, field);
    field.values.push(...valuesOf(input));
  }
  return [...fields.values()].map(({ id, name, values }) => ({ id, name, value: values.filter(Boolean).join(", ") }));
}

function valuesOf(input: Input): string[] {
  if ("selectedOptions" in input) return [...input.selectedOptions].map(({ value }) => value);
  if (input.type === "checkbox" || input.type === "radio") return (input as HTMLInputElement).checked ? [input.value] : [];
  return [input.value];
}

function nameOf(input: Input): string {
  const label = labelOf(input)?.cloneNode(true) as HTMLElement | undefined;
  for (const mark of label?.querySelectorAll(".required, .clause10-mark") ?? []) mark.remove();
  return label?.textContent.trim() ?? "";
}
