#include "evaluate/explain.h"

#include <algorithm>
#include <string>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/records.h"
#include "cli/report.h"
#include "cli/session.h"
#include "cli/status.h"
#include "codec/explanation_codec.h"
#include "codec/json.h"
#include "model/text.h"

namespace clause10::cli {
namespace {

using model::ExpressionPart;

constexpr std::size_t widest_text = 56;
constexpr std::size_t longest_value = 120;

/// Rows of two columns, the second aligned.
class Table {
 public:
  void row(std::size_t indent, std::string_view left, std::string right) {
    rows_.push_back({std::string(indent, ' ') + one_line(left), std::move(right)});
    const std::size_t length = model::code_points(rows_.back().left);
    if (length <= widest_text) width_ = std::max(width_, length);
  }

  std::string text() const {
    std::string text;
    for (const Row& each : rows_) {
      text += each.right.empty() ? each.left : padded(each.left, width_) + "  " + each.right;
      text += "\n";
    }
    return text;
  }

 private:
  struct Row {
    std::string left;
    std::string right;
  };
  std::vector<Row> rows_;
  std::size_t width_ = 0;
};

std::string shortened(std::string text) {
  text = one_line(text);
  if (text.size() <= longest_value) return text;
  std::size_t end = longest_value;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return text.substr(0, end) + "…";
}

std::string json_of(const model::Value& value) {
  return shortened(codec::write_json(value));
}

std::string outcome(const ExpressionPart& part) {
  switch (part.outcome) {
    case ExpressionPart::Outcome::value:
      return json_of(part.value);
    case ExpressionPart::Outcome::error:
      return "error: " + one_line(part.error);
    case ExpressionPart::Outcome::not_looked_at:
      break;
  }
  return "(not looked at)";
}

void add(const ExpressionPart& part, const std::string& text, std::size_t indent, Table& table) {
  std::string right = outcome(part);
  for (const model::Member& each : part.names) {
    right += "  with " + each.name + " = " + json_of(each.value);
  }
  table.row(indent, std::string_view(text).substr(part.begin, part.end - part.begin),
            std::move(right));
  for (const ExpressionPart& each : part.parts) {
    add(each, text, indent + 2, table);
  }
  if (part.omitted > 0) {
    table.row(indent + 2, "…", "(" + std::to_string(part.omitted) + " items more)");
  }
}

std::string conditions(const model::Explanation& explanation) {
  Table table;
  for (const auto& [name, look] :
       {std::pair("when", &explanation.when), std::pair("check", &explanation.check)}) {
    if (!*look) continue;
    table.row(2, name, {});
    add((*look)->whole, (*look)->text, 4, table);
  }
  return table.text();
}

std::string fields(const model::Explanation& explanation) {
  if (explanation.fields.empty()) return {};
  Table table;
  table.row(2, "fields", {});
  for (const model::FieldLook& each : explanation.fields) {
    std::string right = each.holds ? "ok   " : "no   ";
    right += each.present ? json_of(each.value) : "(empty)";
    if (each.length) right += ", " + std::to_string(*each.length) + " characters";
    table.row(4, each.label, right + "; " + each.asked);
  }
  return table.text();
}

std::string story(const model::Explanation& explanation) {
  std::string text = "  rule " + explanation.rule + " (" + explanation.kind + ")";
  if (!explanation.clause.empty()) text += ", clause " + explanation.clause;
  if (!explanation.gates.empty()) text += ", gates " + model::join(explanation.gates);
  text += "\n";
  for (const std::string& sentence : explanation.why) {
    text += "  " + one_line(sentence) + "\n";
  }
  text += conditions(explanation) + fields(explanation);
  for (const model::Violation& each : explanation.violations) {
    text += "  says  " + one_line(each.message) + "\n";
  }
  return text;
}

std::string json_line(const Item& item, const model::Explanation& explanation) {
  codec::JsonWriter out;
  out.begin_object();
  out.integer("index", static_cast<std::int64_t>(item.index));
  out.text("id", item.record.id);
  out.thing("explanation", explanation);
  out.end_object();
  return out.take() + "\n";
}

int explain(const Options& options) {
  const auto session = open_session(options);
  if (!session) return bad_input;
  bool violated = false;
  bool known = true;
  const Tally tally = each_record(options, *session, [&](const Item& item) {
    const auto explanation = evaluate::explain(session->ruleset, item.subject, item.record,
                                               session->context, options.rule);
    if (!explanation) {
      complain(cli::text_of("--rule", explanation.errors()));
      known = false;
      return false;
    }
    violated = violated || (explanation->violated && explanation->in_force &&
                            explanation->severity == model::Severity::error);
    return print(options.json
                     ? json_line(item, *explanation)
                     : heading(item, session->context.locale) + story(*explanation) + "\n");
  });
  return known ? status_of(tally, violated) : bad_input;
}

}  // namespace

const Command explain_command = {
    "explain",
    "show why a rule says what it says about records",
    "pack today profile locale user role param rule json",
    "rule today",
    "clause10 explain --rule ID --today YYYY-MM-DD [--pack FILE] [--profile ID]\n"
    "                 [--user ID[:NAME]] [--role ID]... [--param NAME=VALUE]... [--locale TAG]\n"
    "                 [--json] [FILE|-]\n"
    "\n"
    "Shows for each record whether the rule applies, is in force and is violated, its conditions\n"
    "with the value of each part, the fields that it looks at, and what it blocks. ID is the id of "
    "a\n"
    "rule or of a violation that check has shown. The input is that of check.\n"
    "\n"
    "  --json           one JSON object a line: {\"index\", \"id\", \"explanation\"}\n"
    "\n"
    "Exit status: 0 the rule is not violated where it is in force, 1 it is, 2 something in the\n"
    "input cannot be used, 3 the answer could not be written.\n",
    &explain};

}  // namespace clause10::cli
