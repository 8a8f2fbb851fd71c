#pragma once

namespace yichi {

// Gives what was freed back to the system, where the C library can: what one step used would else stay with
// the process while the next asks for more. Takes milliseconds.
void ReturnFreedMemory();

}  // namespace yichi
