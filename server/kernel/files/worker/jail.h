#pragma once

/// What a decoder of outside pictures may do: compute, and read and write what is open already.
namespace linli::files {

/// Before anything else: 10 s of processor, 1 GiB of memory, 64 MiB of output, no core file.
/// @return false when the system refuses
bool limit_resources();
/// After the libraries are loaded, before the first byte of the picture: from here on no file can be opened, no network
/// reached, no program started, no other process looked into. System calls beyond a short list fail with EPERM.
/// @return false when the system refuses
bool lock_up();

}  // namespace linli::files
