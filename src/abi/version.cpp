#include "clause10/version.h"

namespace clause10 {

// The build passes the one version number of CMakeLists.txt.
std::string_view version() {
  return CLAUSE10_VERSION;
}

}  // namespace clause10
