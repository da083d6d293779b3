#include "cli/base64.h"

#include <openssl/evp.h>

#include <limits>

namespace clause10::cli {

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0 || text.size() > std::numeric_limits<int>::max()) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  if (text.empty()) return bytes;
  // The library's own types for bytes and lengths.
  const auto* in = reinterpret_cast<const unsigned char*>(text.data());  // NOLINT
  auto* out = reinterpret_cast<unsigned char*>(bytes.data());            // NOLINT
  const int size = EVP_DecodeBlock(out, in, static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  std::size_t padding = 0;
  while (padding < 2 && text[text.size() - 1 - padding] == '=')
    ++padding;
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes;
}

}  // namespace clause10::cli
