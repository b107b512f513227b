/** The nightly: plan, phases, lock, progress, run.json, exit codes. */
@NullMarked
package org.summitledger.run;

import org.jspecify.annotations.NullMarked;
