//! The site is embedded: its folder must be there even before `cargo xtask` has filled it.

fn main() {
    let site = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site");
    if let Err(error) = std::fs::create_dir_all(&site) {
        println!("cargo::error={} can't be made: {error}", site.display());
    }
    println!("cargo::rerun-if-changed=../target/site");
}
