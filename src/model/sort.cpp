#include "model/sort.h"

namespace clause10::model {
namespace {

void sift_down(const Sortable& all, std::size_t parent, std::size_t count) {
  while (2 * parent + 1 < count) {
    std::size_t child = 2 * parent + 1;
    if (child + 1 < count && all.less(all.items, child, child + 1)) ++child;
    if (!all.less(all.items, parent, child)) return;
    all.swap(all.items, parent, child);
    parent = child;
  }
}

}  // namespace

void sort(const Sortable& sortable, std::size_t count) {
  for (std::size_t i = count / 2; i > 0; --i) {
    sift_down(sortable, i - 1, count);
  }
  for (std::size_t end = count; end > 1; --end) {
    sortable.swap(sortable.items, 0, end - 1);
    sift_down(sortable, 0, end - 1);
  }
}

}  // namespace clause10::model
