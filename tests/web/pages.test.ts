import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { Window } from "happy-dom";
import { placesIn } from "../../plugin/extension/src/content/badges.ts";
import { readFacts } from "../../plugin/extension/src/content/facts.ts";
import { elementOf, issueFormIn, labelOf, readForm } from "../../plugin/extension/src/content/form/read.ts";
import { ok } from "../../web/outcome.ts";
import { openForm, ticked, type AdminPages } from "../../web/setup/pages.ts";

// One contract for the readers of the content script, for every version of Redmine whose pages are saved.

const fixtures = path.resolve(import.meta.dirname, "../fixtures");
const versions = (await readdir(fixtures)).filter((name) => name.startsWith("redmine-"));

async function page(version: string, file: string): Promise<Document> {
  const window = new Window({
    settings: { disableJavaScriptFileLoading: true },
  });
  window.document.write(await readFile(path.join(fixtures, version, file), "utf8"));
  // happy-dom overlooks the attribute; browsers read it, and Redmine's own script sets these two once more.
  const document = window.document as unknown as Document;
  for (const option of document.querySelectorAll<HTMLOptionElement>("option[selected]")) {
    const select = option.closest("select");
    if (select) select.value = option.value;
  }
  return document;
}

/** A saved page as the administration that it was saved from. */
function saved(html: string): AdminPages {
  const answer = () => Promise.resolve(ok({ path: "", status: 200, html }));
  const parse = (text: string) =>
    new new Window().DOMParser().parseFromString(text, "text/html") as unknown as Document;
  return { get: answer, post: answer, parse };
}

assert.ok(versions.length > 1);
for (const version of versions) {
  describe(`pages of ${version}`, () => {
    it("an issue says what it is", async () => {
      const facts = readFacts(await page(version, "issue.html"), { pathname: "/issues/1" });
      assert.deepEqual(facts, {
        issueId: 1,
        subject: "Laptop with patient test data left on the train to Hamburg",
        tracker: "Incident",
        formatting: "textile",
        record: false,
      });
    });

    for (const file of ["record-in-description.html", "record-in-field.html"]) {
      it(`${file}: the page looks like a record, and its form holds it`, async () => {
        const document = await page(version, file);
        const there = issueFormIn(document);
        assert.ok(there?.issueId);
        assert.equal(readFacts(document, { pathname: `/issues/${there.issueId}` })?.record, true);
        const edit = readForm(there.form, new Map());
        const texts = [edit.description ?? "", ...edit.customFields.map(({ value }) => value)];
        assert.equal(texts.filter((text) => text.includes("{{collapse(Clause 10 record)")).length, 1);
      });
    }

    it("the edit form says what it would save, by number and name", async () => {
      const there = issueFormIn(await page(version, "record-edit.html"));
      assert.ok(there);
      const edit = readForm(there.form, new Map());
      assert.deepEqual(edit.project, { id: 1, name: "Information Security" });
      assert.deepEqual(edit.tracker, { id: 5, name: "Nonconformity" });
      assert.deepEqual(edit.status, { id: 1, name: "New" });
      assert.equal(edit.assignee, null);
      assert.equal(edit.dueDate, "");
      assert.equal(edit.subject, "Badge lent (field)");
      assert.deepEqual(
        edit.customFields.map(({ id, name }) => ({ id, name })),
        [{ id: 1, name: "Clause 10 record" }],
      );
      assert.deepEqual(edit.gone, []);
    });

    it("whoever edits stands in the list of people by name, not as “me”", async () => {
      const there = issueFormIn(await page(version, "record-edit.html"));
      const select = there?.form.querySelector<HTMLSelectElement>("#issue_assigned_to_id");
      assert.ok(there && select);
      select.value = "5";
      assert.deepEqual(readForm(there.form, new Map()).assignee, { id: 5, name: "Anna Berger" });
    });

    it("a field that the form had and has no more is told", async () => {
      const there = issueFormIn(await page(version, "record-edit.html"));
      assert.ok(there);
      const seen = new Map<number, string>();
      readForm(there.form, seen);
      there.form.querySelector("#issue_custom_field_values_1")?.remove();
      assert.deepEqual(readForm(there.form, seen).gone, [1]);
    });

    it("each control is found with its label", async () => {
      const there = issueFormIn(await page(version, "record-edit.html"));
      assert.ok(there);
      for (const control of [
        "tracker",
        "status",
        "assignee",
        "dueDate",
        "subject",
        "description",
        "field:1",
      ] as const) {
        const element = elementOf(there.form, control);
        assert.ok(element && labelOf(element), control);
      }
    });

    it("the form for a new issue has no number", async () => {
      const there = issueFormIn(await page(version, "new.html"));
      assert.ok(there);
      assert.equal(there.issueId, undefined);
      assert.deepEqual(readForm(there.form, new Map()).tracker, { id: 5, name: "Nonconformity" });
    });

    for (const file of ["list.html", "list-grouped.html"]) {
      it(`${file}: every row has its place in the subject`, async () => {
        const document = await page(version, file);
        const places = placesIn(document);
        assert.ok(places.length >= 10);
        assert.equal(places.length, document.querySelectorAll("tr.issue").length);
        assert.ok(places.every(([id, place]) => id > 0 && place.matches("td.subject")));
      });
    }

    it("the administrator's forms are found, and say what stands in them", async () => {
      const form = async (file: string, selector: string) => {
        const html = await readFile(path.join(fixtures, version, file), "utf8");
        const opened = await openForm(saved(html), file, selector);
        assert.ok(opened.ok, `${file}: ${selector}`);
        return opened.value;
      };
      const field = await form("admin-field.html", "#custom_field_form");
      assert.deepEqual(ticked(field.entries, "custom_field[tracker_ids][]"), [5, 6]);
      assert.deepEqual(ticked(field.entries, "custom_field[project_ids][]"), [1]);
      const names = async (file: string, selector: string) =>
        new Set((await form(file, selector)).entries.map(([name]) => name));
      const newField = await names("admin-new-field.html", "#custom_field_form");
      for (const name of [
        "name",
        "is_filter",
        "full_width_layout",
        "visible",
        "tracker_ids][",
        "project_ids][",
      ])
        assert.ok(newField.has(`custom_field[${name}]`), name);
      const newTracker = await form("admin-new-tracker.html", "#new_tracker");
      assert.ok(newTracker.entries.some(([name]) => name === "tracker[default_status_id]"));
      const tracker = await form("admin-tracker.html", "#edit_tracker_5");
      assert.deepEqual(ticked(tracker.entries, "tracker[project_ids][]"), [1, 2]);
      assert.ok((await names("admin-new-status.html", "#new_issue_status")).has("issue_status[is_closed]"));
      const workflow = await form("admin-workflow.html", "#workflow_form");
      assert.ok(
        workflow.entries.some(([name, value]) => name === "transitions[1][2][always]" && value === "1"),
      );
    });

    it("an issue's heading is its badge's place, and so are rows of related issues", async () => {
      const places = placesIn(await page(version, "issue.html"));
      assert.deepEqual(
        places.filter(([, place]) => place.matches("h2")).map(([id]) => id),
        [1],
      );
    });
  });
}
