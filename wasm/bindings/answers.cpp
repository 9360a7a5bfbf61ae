#include "answers.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "../sampling/kernels/kernels.h"
#include "../sampling/stages/table.h"

namespace loaded_dice {

using emscripten::val;

namespace {

val name_of(std::string_view name) { return val(std::string(name)); }

void put_distribution(val& object, const Distribution& distribution) {
  object.set("probabilities", copy_of(distribution.probabilities));
  object.set("kept", copy_of(distribution.kept));
  object.set("entropy", distribution.entropy);
}

val object_of(const StageTrace& stage) {
  val removed = val::object();
  removed.set("ids", copy_of(stage.removed.ids));
  removed.set("values", copy_of(stage.removed.values));
  removed.set("bound", stage.removed.bound);
  removed.set("byRounding", stage.removed.by_rounding);
  val object = val::object();
  object.set("name", name_of(row_of(stage.stage).name));
  object.set("active", stage.active);
  object.set("logits", copy_of(stage.scores));
  put_distribution(object, stage.distribution);
  object.set("removed", removed);
  return object;
}

val object_of(const Removal& removal) {
  val object = val::object();
  object.set("stage", name_of(row_of(removal.stage).name));
  object.set("value", removal.value);
  object.set("bound", removal.bound);
  return object;
}

val object_of(const std::optional<Removal>& removal) {
  return removal ? object_of(*removal) : val::null();
}

val object_of(const StageOfLife& stage);
val object_of(const AskedToken& token);
val object_of(const StageRow& row);
val object_of(const BoundStep& step);

template <typename Records>
val list_of(const Records& records) {
  val list = val::array();
  for (const auto& record : records) list.call<void>("push", object_of(record));
  return list;
}

val object_of(const TopTokens& top) {
  val object = val::object();
  object.set("ids", copy_of(top.ids));
  object.set("raw", copy_of(top.raw));
  object.set("before", copy_of(top.before));
  object.set("probabilities", copy_of(top.probabilities));
  object.set("removed", list_of(top.removed));
  return object;
}

val object_of(const OtherTokens& others) {
  val object = val::object();
  object.set("count", others.count);
  object.set("kept", others.kept);
  object.set("raw", others.raw);
  object.set("before", others.before);
  object.set("probabilities", others.probabilities);
  return object;
}

val object_of(const Tail& tail) {
  val object = val::object();
  object.set("ranks", copy_of(tail.ranks));
  object.set("before", copy_of(tail.before));
  object.set("probabilities", copy_of(tail.probabilities));
  return object;
}

val object_of(const Faces& faces) {
  val object = val::object();
  object.set("ids", copy_of(faces.ids));
  object.set("from", copy_of(faces.from));
  object.set("to", copy_of(faces.to));
  return object;
}

val object_of(const Crumbs& crumbs) {
  val object = val::object();
  object.set("count", crumbs.count);
  object.set("probabilities", crumbs.probabilities);
  return object;
}

val object_of(const StageOfLife& stage) {
  val object = val::object();
  object.set("name", name_of(row_of(stage.stage).name));
  object.set("active", stage.active);
  object.set("logit", stage.score);
  object.set("probability", stage.probability);
  return object;
}

val object_of(const AskedToken& token) {
  val object = val::object();
  object.set("id", token.id);
  object.set("rank", token.rank);
  object.set("logit", token.logit);
  object.set("raw", token.raw);
  object.set("before", token.before);
  object.set("probability", token.probability);
  if (token.removed) object.set("removed", object_of(*token.removed));
  object.set("stages", list_of(token.stages));
  return object;
}

constexpr std::array<const char*, 3> bound_next_names{"enough", "higher", "lower"};

val object_of(const BoundStep& step) {
  val object = val::object();
  object.set("low", step.low);
  object.set("high", step.high);
  object.set("tried", step.tried);
  object.set("count", step.count);
  object.set("next", name_of(bound_next_names[static_cast<std::size_t>(step.next)]));
  return object;
}

val object_of(const StageRow& row) {
  val parameters = val::array();
  for (const Parameter& parameter : row.parameters) {
    if (!parameter.name.empty()) parameters.call<void>("push", name_of(parameter.name));
  }
  val object = val::object();
  object.set("name", name_of(row.name));
  object.set("parameters", parameters);
  return object;
}

}  // namespace

val failure(const Error& error) {
  val object = val::object();
  object.set("code", name_of(error.code.name));
  object.set("value", error.value);
  object.set("index", error.index == no_index ? -1.0 : static_cast<double>(error.index));
  return object;
}

val vector_or_failure(const Result<std::vector<double>>& result) {
  return result.ok() ? copy_of(result.value()) : failure(result.error());
}

val token_or_failure(const Result<std::uint32_t>& result) {
  return result.ok() ? val(result.value()) : failure(result.error());
}

val object_of(const Distribution& distribution) {
  val object = val::object();
  put_distribution(object, distribution);
  return object;
}

val object_of(const Trace& trace, const std::vector<double>& logits) {
  val input = val::object();
  input.set("logits", copy_of(logits));
  input.set("probabilities", copy_of(trace.input.probabilities));
  input.set("entropy", trace.input.entropy);
  val object = val::object();
  put_distribution(object, trace.result);
  object.set("input", input);
  object.set("stages", list_of(trace.stages));
  return object;
}

val object_of(const Survey& survey) {
  val object = val::object();
  object.set("size", survey.size);
  object.set("kept", survey.kept);
  object.set("entropy", survey.entropy);
  object.set("rawEntropy", survey.raw_entropy);
  object.set("top", object_of(survey.top));
  object.set("others", object_of(survey.others));
  object.set("tail", object_of(survey.tail));
  object.set("faces", object_of(survey.faces));
  object.set("crumbs", object_of(survey.crumbs));
  if (survey.drawn) object.set("drawn", *survey.drawn);
  object.set("asked", list_of(survey.asked));
  return object;
}

val object_of(const Roll& roll) {
  val object = val::object();
  object.set("id", roll.id);
  object.set("probability", roll.probability);
  object.set("uncutProbability", roll.uncut_probability);
  object.set("rawProbability", roll.raw_probability);
  object.set("surprise", roll.surprise);
  object.set("entropy", roll.entropy);
  object.set("uncutEntropy", roll.uncut_entropy);
  object.set("rawEntropy", roll.raw_entropy);
  object.set("kept", roll.kept);
  object.set("margin", roll.margin);
  return object;
}

val object_of(const AdaptiveTemperature& adaptive) {
  val object = val::object();
  object.set("temperature", adaptive.temperature);
  object.set("entropy", adaptive.entropy);
  return object;
}

val object_of(const Sweep& sweep) {
  val object = val::object();
  object.set("entropy", copy_of(sweep.entropy));
  object.set("top1", copy_of(sweep.top1));
  object.set("top3", copy_of(sweep.top3));
  return object;
}

val object_of(const Weights& weights) {
  val object = val::object();
  object.set("weights", copy_of(weights.values));
  object.set("sum", weights.sum);
  return object;
}

val object_of(const SearchReport& report) {
  val object = val::object();
  object.set("blockSize", block_size);
  object.set("maxima", copy_of(report.maxima));
  object.set("bound", report.bound);
  object.set("steps", list_of(std::span(report.steps).first(report.step_count)));
  object.set("collected", copy_of(report.collected));
  object.set("sorted", copy_of(report.sorted));
  object.set("exponentials", report.exponentials);
  return object;
}

val stage_list() { return list_of(stage_table()); }

}  // namespace loaded_dice
