#include "support/support.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "codec/json.h"
#include "support/paths.h"

namespace clause10::test {
namespace {

[[noreturn]] void give_up(std::string_view what) {
  std::cerr << what << '\n';
  std::exit(EXIT_FAILURE);
}

std::string_view first_token(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const std::string_view token = pointer.substr(0, pointer.find('/'));
  pointer.remove_prefix(token.size());
  return token;
}

model::Value* child(model::Value& value, std::string_view token) {
  if (model::List* list = value.list()) {
    const auto index = static_cast<std::size_t>(std::stoul(std::string(token)));
    return index < list->size() ? &(*list)[index] : nullptr;
  }
  if (model::Object* object = value.object()) {
    for (model::Member& member : *object) {
      if (member.name == token) return &member.value;
    }
  }
  return nullptr;
}

}  // namespace

std::string read_file(std::string_view path) {
  std::ifstream stream{std::string(path), std::ios::binary};
  if (!stream) give_up("cannot read " + std::string(path));
  return {std::istreambuf_iterator<char>(stream), {}};
}

model::Value json(std::string_view text) {
  auto value = codec::read_json(text);
  if (!value) give_up("no JSON: " + value.errors().front().message + " in " + std::string(text));
  return std::move(*value);
}

std::string text_of(const model::Value& value) {
  return codec::write_json(value);
}

const std::string& iso27001_json() {
  static const std::string text = read_file(pack_file);
  return text;
}

const std::string& example_json() {
  static const std::string text = read_file(example_pack_file);
  return text;
}

const Engine& iso27001() {
  static const Engine::Loaded loaded = Engine::load(iso27001_json());
  if (!loaded.engine) give_up(loaded.reply.json);
  return *loaded.engine;
}

void patch(model::Value& object, const model::Value& changes) {
  for (const model::Member& change : *changes.object()) {
    if (change.value.is_null()) {
      std::erase_if(*object.object(), [&](const auto& each) { return each.name == change.name; });
    } else {
      model::set(*object.object(), change.name, change.value);
    }
  }
}

const model::Value* at(const model::Value& value, std::string_view pointer) {
  // Finding changes nothing; the copy of the search for changing is spared.
  auto* found = const_cast<model::Value*>(&value);
  while (found != nullptr && !pointer.empty()) {
    found = child(*found, first_token(pointer));
  }
  return found;
}

std::string pack_with(std::string_view pointer, const model::Value& value) {
  return changed(example_json(), pointer, value);
}

std::string changed(std::string_view json_text, std::string_view pointer,
                    const model::Value& value) {
  model::Value whole = json(json_text);
  model::Value* owner = &whole;
  std::string_view token = first_token(pointer);
  while (!pointer.empty()) {
    owner = child(*owner, token);
    if (owner == nullptr) give_up("there is no " + std::string(token));
    token = first_token(pointer);
  }
  if (model::List* list = owner->list()) {
    const auto index = static_cast<std::ptrdiff_t>(std::stol(std::string(token)));
    if (value.is_null()) {
      list->erase(list->begin() + index);
    } else {
      (*list)[static_cast<std::size_t>(index)] = value;
    }
  } else {
    patch(*owner, model::Object{{std::string(token), value}});
  }
  return text_of(whole);
}

std::string text_at(const model::Value& value, std::string_view pointer) {
  const model::Value* found = at(value, pointer);
  return found == nullptr || found->text() == nullptr ? std::string() : *found->text();
}

}  // namespace clause10::test
