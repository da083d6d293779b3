import { speak } from "../../../web/text/language.ts";
import { showBadges } from "./content/badges.ts";
import { guardForm } from "./content/form.ts";
import { showIssue } from "./content/issue.ts";
import { raiseFromList } from "./content/list.ts";
import { raiseFromToolbar } from "./content/toolbar.ts";
import { raiseFromWiki } from "./content/wiki.ts";
import { linkRegister } from "./content/menu.ts";
import { openPage, type Feature } from "./content/page.ts";

/** Runs in the pages of a connected Redmine and starts what belongs there. Knows no rule, no key and no store. */
const features: Feature[] = [showIssue, raiseFromWiki, raiseFromList, guardForm, showBadges, raiseFromToolbar, linkRegister];

speak(chrome.i18n.getUILanguage());
const life = new AbortController();
const page = openPage(document, life);
for (const feature of features) feature(page);
