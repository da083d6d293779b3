#include <catch_amalgamated.hpp>

#include "support/corpus.h"
#include "support/support.h"

// Why a rule says what it says: the parts of its conditions with their values, as a tree.

namespace {

using clause10::Engine;
using clause10::Status;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

std::string pack_with_check(const std::string& condition) {
  const Value check(condition);
  return R"json({"id":"demo","version":"1.0.0","title":{"en":"Demo"},"enums":{},
    "calendars":{"c":{"weekend":[6,7],"holidays":[]}},
    "deadlineProfiles":{"default":{"title":{"en":"D"},"calendar":"c","deadlines":{}}},
    "recordTypes":{"note":{"label":{"en":"Note"},"help":{"en":"A note."},"initial":"open",
      "titleField":"name","fields":[
        {"id":"name","type":"text","label":{"en":"Name"}},
        {"id":"owner","type":"user","label":{"en":"Owner"}},
        {"id":"tags","type":"list","label":{"en":"Tags"}}],
      "sections":[{"id":"s","label":{"en":"S"},"transition":"close","fields":["name"]}],
      "states":[{"id":"open","label":{"en":"Open"}},{"id":"closed","label":{"en":"Closed"},"final":true}],
      "transitions":[{"id":"close","label":{"en":"Close"},"from":["open"],"to":"closed","clause":"1"}],
      "rules":[{"id":"r","clause":"1","message":{"en":"No."},"fields":["name"],"check":)json" +
         text_of(check) + "}]}}}";
}

/// "text = value" of each part, indented by its depth.
void draw(const Value& part, std::size_t depth, std::string& into) {
  into += std::string(depth * 2, ' ') + text_at(part, "/text") + " = ";
  const Value* value = part.find("value");
  const Value* error = part.find("error");
  into += value != nullptr   ? text_of(*value)
          : error != nullptr ? "error: " + *error->text()
                             : "not looked at";
  if (const Value* names = part.find("names")) into += " with " + text_of(*names);
  into += "\n";
  for (const Value& each : *part.find("parts")->list()) {
    draw(each, depth + 1, into);
  }
  if (const Value* omitted = part.find("omitted")) {
    into += std::string(depth * 2 + 2, ' ') + text_of(*omitted) + " more\n";
  }
}

std::string tree(const std::string& condition, const std::string& fields) {
  const auto loaded = Engine::load(pack_with_check(condition));
  INFO(loaded.reply.json);
  REQUIRE(loaded.engine != nullptr);
  const auto reply = loaded.engine->explain(
      R"({"rule":"r","record":{"clause10":1,"pack":"demo","packVersion":"1.0.0","type":"note",)"
      R"("id":"1","version":0,"state":"open","deadlines":{},"history":[],"fields":)" +
          fields + "}}",
      R"({"today":"2026-11-23"})");
  INFO(reply.json);
  REQUIRE(reply.status == Status::ok);
  std::string text;
  draw(*json(reply.json).find("check"), 0, text);
  return text;
}

Value explained(const std::string& rule, const std::string& record,
                const std::string& fields = "{}") {
  const Value request = clause10::model::Object{
      {"rule", rule}, {"record", clause10::test::corpus_record(record, json(fields))}};
  const auto reply = clause10::test::iso27001().explain(
      text_of(request), text_of(clause10::test::corpus_context(json("{}"))));
  return json(reply.json);
}

}  // namespace

TEST_CASE("the parts of a condition and their values", "[explain]") {
  struct Row {
    std::string condition;
    std::string fields;
    std::string tree;
  };
  const std::vector<Row> rows = {
      {"name == 'x'", R"({"name":"y"})", "name == 'x' = false\n  name = \"y\"\n"},
      {"true", "{}", "true = true\n"},
      {"name in ['x', 'y']", R"({"name":"y"})", "name in ['x', 'y'] = true\n  name = \"y\"\n"},
      // What decides first keeps the rest from being looked at.
      {"has(owner) && owner.id == 5 && name != ''", R"({"name":"y"})",
       "has(owner) && owner.id == 5 && name != '' = false\n"
       "  has(owner) = false\n"
       "    owner = null\n"
       "  owner.id == 5 = not looked at\n"
       "  name != '' = not looked at\n"},
      {"name == 'y' || owner.id == 5", R"({"name":"y"})",
       "name == 'y' || owner.id == 5 = true\n"
       "  name == 'y' = true\n"
       "    name = \"y\"\n"
       "  owner.id == 5 = not looked at\n"},
      // An error is shown where it arises, and absorbed where the language says so.
      {"owner.id == 5 || name == 'y'", R"({"name":"y"})",
       "owner.id == 5 || name == 'y' = true\n"
       "  owner.id == 5 = error: there is no member \"id\"\n"
       "    owner.id = error: there is no member \"id\"\n"
       "      owner = null\n"
       "  name == 'y' = true\n"
       "    name = \"y\"\n"},
      {"(name == 'y' ? size(name) : owner.id) > 1", R"({"name":"y"})",
       "(name == 'y' ? size(name) : owner.id) > 1 = false\n"
       "  name == 'y' ? size(name) : owner.id = 1\n"
       "    name == 'y' = true\n"
       "      name = \"y\"\n"
       "    size(name) = 1\n"
       "      name = \"y\"\n"
       "    owner.id = not looked at\n"},
      {"!(name.startsWith('a'))", R"({"name":"y"})",
       "!(name.startsWith('a')) = true\n"
       "  name.startsWith('a') = false\n"
       "    name = \"y\"\n"},
      // Of a macro each item, up to the one that decides.
      {"tags.all(t, t != name)", R"({"name":"y","tags":["x","y","z"]})",
       "tags.all(t, t != name) = false\n"
       "  tags = [\"x\",\"y\",\"z\"]\n"
       "  t != name = true with {\"t\":\"x\"}\n"
       "    t = \"x\"\n"
       "    name = \"y\"\n"
       "  t != name = false with {\"t\":\"y\"}\n"
       "    t = \"y\"\n"
       "    name = \"y\"\n"},
      {"size(tags.filter(t, t > 7)) == 1", R"({"name":"y","tags":[1,2,3,4,5,6,7,8]})",
       "size(tags.filter(t, t > 7)) == 1 = true\n"
       "  size(tags.filter(t, t > 7)) = 1\n"
       "    tags.filter(t, t > 7) = [8]\n"
       "      tags = [1,2,3,4,5,6,7,8]\n"
       "      t > 7 = false with {\"t\":1}\n        t = 1\n"
       "      t > 7 = false with {\"t\":2}\n        t = 2\n"
       "      t > 7 = false with {\"t\":3}\n        t = 3\n"
       "      t > 7 = false with {\"t\":4}\n        t = 4\n"
       "      t > 7 = false with {\"t\":5}\n        t = 5\n"
       "      t > 7 = false with {\"t\":6}\n        t = 6\n"
       "      2 more\n"},
      {"cel.bind(n, size(name), n > 0 && n < 9)", R"({"name":"y"})",
       "cel.bind(n, size(name), n > 0 && n < 9) = true\n"
       "  size(name) = 1\n"
       "    name = \"y\"\n"
       "  n > 0 && n < 9 = true\n"
       "    n > 0 = true\n"
       "      n = 1\n"
       "    n < 9 = true\n"
       "      n = 1\n"},
      {"name.matches('ä+')", R"({"name":"ää"})", "name.matches('ä+') = true\n  name = \"ää\"\n"},
  };
  for (const Row& each : rows) {
    INFO(each.condition);
    CHECK(tree(each.condition, each.fields) == each.tree);
  }
}

TEST_CASE("a part that is too long is not shown, and parts have an end", "[explain]") {
  std::string tags = "1";
  std::string condition = "size(tags) > 0";
  for (int i = 0; i < 500; ++i) {
    tags += ",1";
  }
  CHECK(tree(condition, R"({"name":"y","tags":[)" + tags + "]}") ==
        "size(tags) > 0 = true\n"
        "  size(tags) = 501\n"
        "    tags = \"(501 items, too long to be shown)\"\n");
  // Six items in six items in six items in six items.
  const std::string nested =
      "tags.all(a, tags.all(b, tags.all(c, tags.all(d, a + b + c + d == 4))))";
  CHECK(tree(nested, R"({"name":"y","tags":[1,1,1,1,1,1,1,1]})").size() < 60000);
}

TEST_CASE("each kind of rule says what it asks of which field", "[explain]") {
  struct Row {
    std::string rule;
    std::string record;
    std::string fields;
    std::string kind;
    std::string asked;  ///< "label|present|holds|asked" of each field
    std::string why;
  };
  const std::vector<Row> rows = {
      {"nonconformity.title.required", "empty", "{}", "require",
       "Title|false|false|must be filled in\n",
       "It is violated.\n"
       "It is not in force in the state \"Draft\", only in the way of its gate \"raise\", which "
       "leads to \"Raised\".\n"
       "So it blocks raise.\n"},
      // The id of a violation names its rule, too.
      {"nonconformity.title.required:title", "raised", "{}", "require",
       "Title|true|true|must be filled in\n",
       "It is satisfied.\n"
       "It is in force in the state \"Raised\": that lies behind its gate \"raise\", which leads "
       "to "
       "\"Raised\".\n"},
      {"nonconformity.title.length", "raised", R"({"title":"short"})", "length",
       "Title|true|false|must have 8 to 200 characters\n",
       "It is violated.\n"
       "It is in force in the state \"Raised\": that lies behind its gate \"raise\", which leads "
       "to "
       "\"Raised\".\n"
       "So it blocks raise, triage: what is violated and in force blocks every step onward.\n"},
      {"nonconformity.certificationDeadline.required", "raised", "{}", "require",
       "Certification body's deadline|false|false|must be filled in\n",
       "It does not apply: its \"when\" does not hold.\n"
       "It is not in force in the state \"Raised\", only in the way of its gate \"triage\", which "
       "leads to \"Triaged\".\n"},
  };
  for (const Row& each : rows) {
    INFO(each.rule);
    const Value explanation = explained(each.rule, each.record, each.fields);
    CHECK(text_at(explanation, "/kind") == each.kind);
    std::string fields;
    for (const Value& field : *at(explanation, "/fields")->list()) {
      fields += text_at(field, "/label") + "|" + text_of(*field.find("present")) + "|" +
                text_of(*field.find("holds")) + "|" + text_at(field, "/asked") + "\n";
    }
    CHECK(fields == each.asked);
    std::string why;
    for (const Value& sentence : *at(explanation, "/why")->list()) {
      why += *sentence.text() + "\n";
    }
    CHECK(why == each.why);
  }
}

TEST_CASE("a rule that is not there", "[explain]") {
  const Value unknown = explained("nonconformity.title.lenght", "draft");
  CHECK(text_at(unknown, "/errors/0/code") == "request.unknownRule");
  CHECK(text_at(unknown, "/errors/0/suggestion") == "did you mean \"nonconformity.title.length\"?");
  CHECK(text_at(explained("implicit.date:detectedOn", "draft"), "/errors/0/message")
            .ends_with("without a condition: its message says all"));
}

TEST_CASE("an explanation agrees with the evaluation", "[explain]") {
  const Value pack = json(clause10::test::iso27001_json());
  for (const std::string record : {"empty", "draft", "raised", "triaged", "analysed", "planned"}) {
    const auto evaluation =
        json(clause10::test::iso27001()
                 .evaluate(text_of(clause10::test::corpus_record(record, json("{}"))),
                           text_of(clause10::test::corpus_context(json("{}"))))
                 .json);
    for (const Value& rule : *at(pack, "/recordTypes/nonconformity/rules")->list()) {
      const std::string id = text_at(rule, "/id");
      INFO(record << " " << id);
      const Value explanation = explained(id, record);
      bool reported = false;
      for (const Value& each : *at(evaluation, "/violations")->list()) {
        if (text_at(each, "/rule") != id) continue;
        reported = true;
        CHECK(text_of(*each.find("inForce")) == text_of(*explanation.find("inForce")));
        CHECK(text_of(*each.find("blocks")) == text_of(*explanation.find("blocks")));
      }
      CHECK(reported == *explanation.find("violated")->truth());
    }
  }
}
