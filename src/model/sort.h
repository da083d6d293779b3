#pragma once
#include <cstddef>
#include <vector>

namespace clause10::model {

/// Access to what is sorted, by position: one sorting routine for every type keeps the program
/// small.
struct Sortable {
  void* items;
  bool (*less)(const void* items, std::size_t a, std::size_t b);
  void (*swap)(void* items, std::size_t a, std::size_t b);
};

/// Heap sort: as many comparisons as count * log(count) at most, also where `less` is no order.
void sort(const Sortable& sortable, std::size_t count);

template <class Item, bool (*Less)(const Item&, const Item&)>
void sort(std::vector<Item>& items) {
  using Vector = std::vector<Item>;
  const Sortable sortable{
      &items,
      [](const void* all, std::size_t a, std::size_t b) {
        return Less((*static_cast<const Vector*>(all))[a], (*static_cast<const Vector*>(all))[b]);
      },
      [](void* all, std::size_t a, std::size_t b) {
        std::swap((*static_cast<Vector*>(all))[a], (*static_cast<Vector*>(all))[b]);
      }};
  sort(sortable, items.size());
}

}  // namespace clause10::model
