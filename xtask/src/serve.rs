//! `cargo xtask serve`: builds everything and serves the page on this machine.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use anyhow::{Context, Result};

use crate::build;
use crate::process::{describe, explain_start};
use crate::project::Project;

/// Serves the page on `port` until it is stopped.
pub(crate) fn run(project: &Project, port: u16) -> Result<()> {
    // Before the build: whoever chose the port should not wait to hear that it is taken.
    ensure_free(port)?;
    let node = build::run(project)?;
    println!("\nServing the page on http://{}:{port}/ (Ctrl-C stops it)", Ipv4Addr::LOCALHOST);
    let (port, host) = (port.to_string(), Ipv4Addr::LOCALHOST.to_string());
    let mut vite = node.tool("vite")?;
    vite.current_dir(project.path("www/page"));
    vite.args(["preview", "--port", &port, "--strictPort", "--host", &host]);
    become_program(vite)
}

fn ensure_free(port: u16) -> Result<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).with_context(|| {
        format!(
            "port {port} cannot be used here; choose another, for instance `cargo xtask serve --port {}`",
            next(port)
        )
    })
}

fn next(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(8080)
}

/// Replaces this process by the server, so that whoever stops the one stops the other. (A server started by npm outlives npm.)
#[cfg(unix)]
fn become_program(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    let error = command.exec();
    Err(explain_start(&describe(&command), error))
}

/// Where processes cannot be replaced, Ctrl-C reaches both.
#[cfg(not(unix))]
fn become_program(mut command: Command) -> Result<()> {
    let name = describe(&command);
    let status = command.status().map_err(|error| explain_start(&name, error))?;
    if !status.success() {
        anyhow::bail!("`{name}` failed ({status})");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_another_to_try() -> Result<()> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = taken.local_addr()?.port();
        let message = ensure_free(port).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.contains(&format!("port {port} cannot be used")), "{message}");
        assert!(message.contains(&format!("--port {}", next(port))), "{message}");
        Ok(())
    }
}
