#pragma once

#include <cstdint>

#include "check/program.h"
#include "value/column.h"

// Loops over columns of whole numbers, truths and statuses, without a branch a row. Each is compiled twice on
// x86-64: the wide form (AVX2) is taken where the processor has it, and both give the same. Results go to
// `out`, which has the shape and the rows that are wanted; operands are as long or uniform.
namespace yichi::run::kernels {

// The Stronger of the statuses.
void Stronger(const Column& a, const Column& b, Column& out);

// Of columns without denominators. False where a result might not fit into 64 bits or the operands are too
// large for the fast way: `out`'s values are then unspecified. Statuses stay as they are.
bool Add(const Column& a, const Column& b, Column& out);
bool Subtract(const Column& a, const Column& b, Column& out);
bool Multiply(const Column& a, const Column& b, Column& out);
// The floor of a ÷ b; a row whose divisor is 0 becomes missing.
bool FloorOfQuotient(const Column& a, const Column& b, Column& out);

// Equal to GreaterEqual, of columns without denominators.
void Compare(Operation operation, const Column& a, const Column& b, Column& out);

// Kleene's And and Or, statuses too.
void Decide(bool either, const Column& a, const Column& b, Column& out);

void Not(const Column& a, Column& out);
// Of each row whether its status is the wanted one.
void HasStatus(const Column& a, Status wanted, Column& out);

// Statuses and values; false for columns of texts, records or fractions.
bool Select(const Column& condition, const Column& yes, const Column& no, Column& out);
bool Fallback(const Column& read, const Column& otherwise, Column& out);

// What a condition makes of verdicts, which are bytes the caller names: a row for which it holds keeps its
// own, one for which it does not gets `refused`, one without norm gets `unregulated`, any other `unknown`.
struct GateVerdicts {
  std::uint8_t refused = 0, unregulated = 0, unknown = 0;
};
void Gate(const Column& condition, const GateVerdicts& verdicts, std::size_t rows, std::uint8_t* verdict);

// What an exception makes of them: where it holds, all but `pass` become `exempt`; where that is not known,
// `violation` becomes `unknown`.
struct ExceptionVerdicts {
  std::uint8_t pass = 0, violation = 0, exempt = 0, unknown = 0;
};
void Except(const Column& condition, const ExceptionVerdicts& verdicts, std::size_t rows,
            std::uint8_t* verdict);

// How many bytes are equal to `wanted`.
std::size_t CountOf(const std::uint8_t* bytes, std::size_t rows, std::uint8_t wanted);

}  // namespace yichi::run::kernels
