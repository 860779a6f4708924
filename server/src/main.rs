//! The program `atrium`.

/// A page is some thousand small pieces put together: the C library's own allocator takes a tenth of a request, and
/// gives its memory back to the system only to ask for it again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    atrium_server::cli::run()
}
