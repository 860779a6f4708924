//! The program `atrium`.

fn main() -> std::process::ExitCode {
    atrium_server::cli::run()
}
