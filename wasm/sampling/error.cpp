#include "error.h"

namespace loaded_dice {

std::string_view error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::empty_logits:
      return "empty-logits";
    case ErrorCode::nan_logit:
      return "nan-logit";
    case ErrorCode::infinite_logit:
      return "infinite-logit";
    case ErrorCode::all_masked:
      return "all-masked";
    case ErrorCode::bad_temperature:
      return "bad-temperature";
    case ErrorCode::bad_top_k:
      return "bad-top-k";
    case ErrorCode::bad_top_p:
      return "bad-top-p";
    case ErrorCode::bad_min_p:
      return "bad-min-p";
    case ErrorCode::bad_repetition_penalty:
      return "bad-repetition-penalty";
    case ErrorCode::bad_token_id:
      return "bad-token-id";
    case ErrorCode::bad_coin:
      return "bad-coin";
    case ErrorCode::bad_order:
      return "bad-order";
    case ErrorCode::bad_probabilities:
      return "bad-probabilities";
    case ErrorCode::bad_range:
      return "bad-range";
  }
  return "unknown-error";
}

}  // namespace loaded_dice
