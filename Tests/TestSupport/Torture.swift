import Glibc

/// Whether tests that try samples are to try everything: `make torture`.
package let isTorture = getenv("WAYMARK_TORTURE") != nil
