#pragma once

/// Clause 10: the rules of ISO/IEC 27001 clause 10 as an engine. This header brings all of its C++
/// interface; c_api.h is the same for other languages.
///
/// @code
/// const char* pack = R"json({
///   "id": "demo", "version": "1.0.0", "title": {"en": "Demo"},
///   "enums": {}, "calendars": {"weekdays": {"weekend": [6, 7], "holidays": []}},
///   "deadlineProfiles": {"default": {"title": {"en": "Default"}, "calendar": "weekdays",
///                                    "deadlines": {}}},
///   "recordTypes": {"finding": {
///     "label": {"en": "Finding"}, "help": {"en": "Something to put right."},
///     "initial": "draft", "titleField": "title",
///     "fields": [{"id": "title", "type": "text", "label": {"en": "Title"}}],
///     "sections": [],
///     "states": [{"id": "draft", "label": {"en": "Draft"}},
///                {"id": "raised", "label": {"en": "Raised"}, "final": true}],
///     "transitions": [{"id": "raise", "label": {"en": "Raise"}, "from": ["draft"],
///                      "to": "raised", "clause": "10.2 f)"}],
///     "rules": [{"id": "finding.title.required", "clause": "10.2 f)", "gates": ["raise"],
///                "require": ["title"], "message": {"en": "Give it a title."}}]}}})json";
///
/// const auto loaded = clause10::Engine::load(pack);
/// if (!loaded.engine) {
///   std::puts(loaded.reply.json.c_str());  // what is wrong with the pack, and where
///   return 1;
/// }
/// const auto reply = loaded.engine->evaluate(
///     R"({"clause10": 1, "pack": "demo", "packVersion": "1.0.0", "type": "finding", "id": "1",
///         "version": 0, "state": "draft", "fields": {}, "deadlines": {}, "history": []})",
///     R"({"today": "2026-11-23"})");
/// std::puts(reply.json.c_str());  // "raise" is blocked by finding.title.required:title
/// return reply.json.find("finding.title.required:title") == std::string::npos ? 1 : 0;
/// @endcode

#include "clause10/engine.h"
#include "clause10/register.h"
#include "clause10/status.h"
#include "clause10/version.h"
