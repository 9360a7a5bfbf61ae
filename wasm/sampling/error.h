// Errors are values: nothing in this library throws, and no bad input turns into a number.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

namespace loaded_dice {

/// What was wrong with the input, by the name that crosses to JavaScript. The codes of one stage
/// alone stand in its header.
struct ErrorCode {
  std::string_view name;

  friend constexpr bool operator==(ErrorCode, ErrorCode) = default;
};

inline constexpr ErrorCode empty_logits{"empty-logits"};
inline constexpr ErrorCode nan_logit{"nan-logit"};
inline constexpr ErrorCode infinite_logit{"infinite-logit"};
inline constexpr ErrorCode all_masked{"all-masked"};
inline constexpr ErrorCode bad_token_id{"bad-token-id"};
inline constexpr ErrorCode bad_coin{"bad-coin"};
inline constexpr ErrorCode bad_order{"bad-order"};
inline constexpr ErrorCode bad_probabilities{"bad-probabilities"};
inline constexpr ErrorCode bad_range{"bad-range"};

inline constexpr std::size_t no_index = static_cast<std::size_t>(-1);

/// `value` is the offending number, `index` its place in the array it came from (no_index for a
/// setting).
struct Error {
  ErrorCode code;
  double value;
  std::size_t index = no_index;
};

/// Empty when all is well.
using Status = std::optional<Error>;

/// Either a value or an Error. Ask `ok()` first: `value()` of an error is undefined.
template <typename T>
class Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, error) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  [[nodiscard]] T& value() { return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const { return *std::get_if<0>(&state_); }
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace loaded_dice
