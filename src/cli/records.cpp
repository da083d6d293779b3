#include "cli/records.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "cli/output.h"
#include "cli/pieces.h"
#include "cli/status.h"
#include "codec/evaluation_codec.h"
#include "codec/json.h"
#include "codec/record_codec.h"

namespace clause10::cli {
namespace {

using model::Diagnostic;
using model::Diagnostics;

/// Places within the piece become places within the input.
void relocate(Diagnostic& error, const Pieces::Piece& piece) {
  if (!error.offset) return;
  *error.offset += piece.offset;
  if (error.line == 1 && error.column) error.column = *error.column + piece.column - 1;
  error.line = error.line.value_or(1) + piece.line - 1;
}

class Loop {
 public:
  Loop(const Options& options, const Look& look) : options_(options), look_(look) {}

  Tally run(std::FILE* stream) {
    Pieces pieces(stream, codec::largest_json);
    Pieces::Piece piece;
    while (pieces.next(piece)) {
      if (!look_at(piece)) return tally_;
    }
    if (std::ferror(stream) != 0) {
      unreadable(std::strerror(errno));
    } else if (tally_.judged + tally_.refused == 0 && !pieces.is_list()) {
      complain(options_.input + ": there is no record in the input\n");
      tally_.readable = false;
    }
    return tally_;
  }

  void unreadable(const char* why) {
    complain(options_.input + ": cannot be read: " + why + "\n");
    tally_.readable = false;
  }

  const Tally& tally() const { return tally_; }

 private:
  bool look_at(const Pieces::Piece& piece) {
    if (!piece.fault.empty()) {
      return refuse(piece, {}, {fault("json.syntax", std::string(piece.fault))});
    }
    if (piece.size > codec::largest_json) {
      return refuse(piece, {},
                    {fault("json.tooLarge",
                           "the record has " + std::to_string(piece.size) + " bytes; at most " +
                               std::to_string(codec::largest_json) + " are read")});
    }
    const auto record = codec::read_record(piece.text);
    if (!record) return refuse(piece, {}, record.errors());
    bool stop = false;
    auto errors = look_(piece.index, piece.offset, *record, stop);
    if (!errors.empty()) return refuse(piece, record->id, std::move(errors));
    ++tally_.judged;
    return !stop;
  }

  /// A fault of the piece as a whole stands at its first byte.
  static Diagnostic fault(std::string code, std::string message) {
    Diagnostic error{std::move(code), std::move(message), {}};
    error.offset = 0;
    error.line = 1;
    error.column = 1;
    return error;
  }

  bool refuse(const Pieces::Piece& piece, const std::string& id, Diagnostics errors) {
    ++tally_.refused;
    for (Diagnostic& each : errors) {
      relocate(each, piece);
    }
    if (options_.json) {
      codec::JsonWriter line;
      line.begin_object();
      line.integer("index", static_cast<std::int64_t>(piece.index));
      line.integer("offset", static_cast<std::int64_t>(piece.offset));
      if (!id.empty()) line.text("id", id);
      line.list("errors", errors);
      line.end_object();
      return print(line.take() + "\n");
    }
    for (const Diagnostic& each : errors) {
      complain(line_of(piece, id, each));
    }
    return true;
  }

  /// FILE:LINE:COLUMN: record NUMBER (ID), byte OFFSET: POINTER: why
  std::string line_of(const Pieces::Piece& piece, const std::string& id,
                      const Diagnostic& error) const {
    std::string where = options_.input + ':' + std::to_string(error.line.value_or(piece.line)) +
                        ':' + std::to_string(error.column.value_or(piece.column)) + ": record " +
                        std::to_string(piece.index + 1);
    if (!id.empty()) where += " (" + id + ")";
    where += ", byte " + std::to_string(error.offset.value_or(piece.offset));
    Diagnostic plain = error;
    plain.offset.reset();
    plain.column.reset();
    return text_of(where, {plain});
  }

  const Options& options_;
  const Look& look_;
  Tally tally_;
};

}  // namespace

Tally each_record(const Options& options, const Session& session,
                  const std::function<bool(const Item& item)>& judge) {
  return each_readable(options, [&](std::uint64_t index, std::uint64_t offset,
                                    const model::Record& record, bool& stop) {
    const auto subject = evaluate::subject_of(session.ruleset, record, session.context);
    if (!subject) return subject.errors();
    stop = !judge({index, offset, record, *subject});
    return model::Diagnostics();
  });
}

Tally each_readable(const Options& options, const Look& look) {
  Loop loop(options, look);
  if (options.input == "-") return loop.run(stdin);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(options.input.c_str(), "rb"), &std::fclose);
  if (file != nullptr) return loop.run(file.get());
  loop.unreadable(std::strerror(errno));
  return loop.tally();
}

int status_of(const Tally& tally, bool violated) {
  if (!tally.readable || tally.refused > 0) return bad_input;
  return violated ? violations : clean;
}

}  // namespace clause10::cli
