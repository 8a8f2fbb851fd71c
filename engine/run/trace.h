#pragma once

#include <string>
#include <vector>

#include "run/findings.h"
#include "run/machine.h"

namespace yichi::run {

// The fields whose absence (or vagueness, conflict …) makes the registers unknown at the row, and the norms
// that do not exist; without repetition, in order of the program.
std::vector<Unknown> FindUnknowns(const Machine& machine, const std::vector<Register>& regs,
                                  std::uint32_t row, std::uint32_t frame);

// The values read from the input that the registers were computed from at the row, in order of the program;
// with a place or without. At most `most`.
std::vector<Located> FindReads(const Machine& machine, const std::vector<Register>& regs, std::uint32_t row,
                               std::uint32_t frame, std::size_t most);

// Where the register's value at the row of its frame stands: a read value, an element, a matched text, a
// record. Not known for a computed one.
Located Locate(const Machine& machine, Register reg, std::uint32_t row);

// 科室[1].人数 for a register at a row of its frame; with_index false gives 科室.人数.
std::string PathOf(const Machine& machine, Register reg, std::uint32_t row, bool with_index);

// Whether a default of a model stood in for a missing value anywhere below the registers.
bool LeansOnDefault(const Machine& machine, const std::vector<Register>& regs, std::uint32_t row,
                    std::uint32_t frame);

// A record by the text of its first own field (名称, as a rule); empty when that is not known.
std::string NameOf(const Machine& machine, const Record* record);

// Every register below `reg` at the row of `frame`, in depth-first order of the operands, each (register,
// row) once; elements of lists included, at most `most_elements` of a list.
struct Visit {
  Register reg = kNoRegister;
  std::uint32_t row = 0;
  std::uint32_t depth = 0;
};
enum class Branches { All, Taken };  // of a row or exception that was chosen: what it did not choose too, or not
std::vector<Visit> Below(const Machine& machine, Register reg, std::uint32_t row, std::uint32_t frame,
                         std::size_t most_elements, Branches branches = Branches::All);

}  // namespace yichi::run
