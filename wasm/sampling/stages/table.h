// The table of stages: all that the chain and the bindings know of a stage.
//
// A new stage takes a pair of files in this folder, an entry of Stage, a field of Settings and a
// row of the table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "../error.h"
#include "chain.h"
#include "cut.h"
#include "settings.h"

namespace loaded_dice {

/// A transform changes scores, a cut removes tokens.
enum class StageKind : std::uint8_t { transform, cut };

/// A number of the settings, by the name that it has in JavaScript.
struct Parameter {
  std::string_view name = {};
  void (*set)(Settings& settings, double value) = nullptr;
};

/// The most parameters of any one stage.
inline constexpr std::size_t most_parameters = 1;

/// `name` is the stage's name in JavaScript; unused places of `parameters` have no name.
///
/// `check` refuses settings also where the stage is off. `can_remove` says whether a stage that is
/// on may remove tokens. `run` works on the scores as it finds them and gives the certificate of
/// what it removed: tokens, values and bound. It reads all settings: the text so far is
/// `previous_tokens`, and a stage that takes random numbers or keeps a state is given them there,
/// for both are the caller's.
struct StageRow {
  Stage stage;
  std::string_view name;
  StageKind kind;
  std::array<Parameter, most_parameters> parameters;
  Status (*check)(const Settings& settings, std::size_t vocabulary);
  bool (*is_on)(const Settings& settings, std::size_t vocabulary);
  bool (*can_remove)(const Settings& settings);
  Result<Cut> (*run)(Chain& chain, const Settings& settings);
};

/// One row for each stage, in the order of Stage.
[[nodiscard]] std::span<const StageRow> stage_table();

/// The row of a stage.
[[nodiscard]] const StageRow& row_of(Stage stage);

/// Whether a stage does anything under these settings.
[[nodiscard]] bool is_on(Stage stage, const Settings& settings, std::size_t vocabulary);

/// Every setting is checked, also of stages that are off or left out. Errors: those of each row;
/// bad_order for a stage that is named twice.
[[nodiscard]] Status check_settings(const Settings& settings, std::size_t vocabulary);

}  // namespace loaded_dice
