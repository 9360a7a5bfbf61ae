// Errors are values: nothing in this library throws, and no bad input turns into a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

namespace loaded_dice {

/// What was wrong with the input. `error_name` gives the name that crosses to JavaScript.
enum class ErrorCode : std::uint8_t {
  empty_logits,
  nan_logit,
  infinite_logit,
  all_masked,
  bad_temperature,
  bad_top_k,
  bad_top_p,
  bad_min_p,
  bad_repetition_penalty,
  bad_token_id,
  bad_coin,
  bad_order,
  bad_probabilities,
  bad_range,
};

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

/// The name of a code, such as "bad-top-p".
[[nodiscard]] std::string_view error_name(ErrorCode code);

}  // namespace loaded_dice
