package org.summitledger.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkArithmeticException;
import org.summitledger.publish.PublishException;
import org.summitledger.publish.SupersededException;
import org.summitledger.report.table.OutOfRangeException;
import org.summitledger.report.trade.TooLargeException;
import org.summitledger.source.BadInputException;
import org.summitledger.store.RemoteException;

/**
 * What went wrong in a night, for the operator and for schedulers.
 *
 * @param exit the exit code
 * @param message what happened and what to do
 * @param isBug whether it is nobody's fault but ours, and ought to be reported
 */
public record Failure(ExitCode exit, String message, boolean isBug) {
  private static final String UNTOUCHED = ". Nothing was published; latest is what it was.";

  private static final String OUT_OF_RANGE = "NUMERIC_VALUE_OUT_OF_RANGE";

  /** As Spark says it, in messages only: that its executors, its master or its context are gone. */
  private static final Pattern CLUSTER_IS_GONE =
      Pattern.compile(
          "executorlostfailure|master removed our application|all masters are unresponsive"
              + "|sparkcontext was shut down|stopped sparkcontext|sparkcontext has been shutdown");

  /** As Spark says it, in messages only: that what it was told to run with cannot work. */
  private static final Pattern SETTINGS_CANNOT_WORK =
      Pattern.compile(
          "could not parse master url|(system|executor) memory .* must be at least",
          Pattern.CASE_INSENSITIVE);

  /** Nobody's bug: the operator's to mend, or to try again. */
  Failure(ExitCode exit, String message) {
    this(exit, message, false);
  }

  /** What a night or another command that ended with a throwable came to. */
  public static Failure of(Throwable e) {
    if (e instanceof UsageException) {
      return new Failure(ExitCode.USAGE, e);
    }
    if (e instanceof BadInputException
        || e instanceof TooLargeException
        || e instanceof OutOfRangeException) {
      return new Failure(ExitCode.INPUT, e);
    }
    if (e instanceof AuditFailedException) {
      return new Failure(ExitCode.AUDIT, e);
    }
    if (e instanceof SupersededException) {
      return new Failure(ExitCode.LOCKED, e);
    }
    if (e instanceof PublishException || e instanceof RemoteException) {
      return new Failure(ExitCode.PUBLISH, e);
    }
    return outOfMemory(e)
        .or(() -> settings(e))
        .or(() -> fileName(e))
        .or(() -> lostCluster(e))
        .or(() -> storage(e))
        .or(() -> outOfRange(e))
        .orElseGet(() -> new Failure(ExitCode.BUG, "A bug: " + e, true));
  }

  /** In whichever thread. */
  private static Optional<Failure> outOfMemory(Throwable e) {
    return causes(e)
        .filter(t -> t instanceof OutOfMemoryError)
        .findFirst()
        .map(
            error ->
                new Failure(
                    ExitCode.BUG,
                    "Out of memory: "
                        + error.getMessage()
                        + ". Give the JVM more, with SUMMIT_LEDGER_JAVA_OPTS or"
                        + " spark.driver.memory."));
  }

  /** A sum that Spark was to write into a column of too few digits. */
  private static Optional<Failure> outOfRange(Throwable e) {
    return causes(e)
        .filter(
            t ->
                t instanceof SparkArithmeticException spark
                    && String.valueOf(spark.getCondition()).startsWith(OUT_OF_RANGE))
        .findFirst()
        .map(
            t ->
                new Failure(
                    ExitCode.INPUT,
                    "Cannot write a number of a table: "
                        + t.getMessage()
                        + UNTOUCHED
                        + OutOfRangeException.ADVICE));
  }

  private Failure(ExitCode exit, Throwable e) {
    this(exit, String.valueOf(e.getMessage()));
  }

  /** Executors that are lost again and again, or a master that gives the night up, are no bug. */
  private static Optional<Failure> lostCluster(Throwable e) {
    return causes(e)
        .map(t -> String.valueOf(t.getMessage()))
        .filter(m -> CLUSTER_IS_GONE.matcher(m.toLowerCase(Locale.ROOT)).find())
        .findFirst()
        .map(
            m ->
                new Failure(
                    ExitCode.PUBLISH,
                    "The cluster ended the night: "
                        + m.lines().findFirst().orElse(m)
                        + UNTOUCHED
                        + " Look at the executors' logs, then run again."));
  }

  private static Optional<Failure> settings(Throwable e) {
    return causes(e)
        .map(t -> String.valueOf(t.getMessage()))
        .filter(m -> SETTINGS_CANNOT_WORK.matcher(m).find())
        // What wraps Spark's word repeats it.
        .reduce((wrapping, said) -> said)
        .map(
            m ->
                new Failure(
                    ExitCode.USAGE,
                    "Cannot start Spark: "
                        + m.lines().findFirst().orElse(m).replaceFirst("\\.$", "")
                        + UNTOUCHED
                        + " Settings are given in SUMMIT_LEDGER_JAVA_OPTS, or to spark-submit."));
  }

  private static Optional<Failure> fileName(Throwable e) {
    return causes(e)
        .filter(t -> t instanceof InvalidPathException)
        .map(t -> (InvalidPathException) t)
        .findFirst()
        .map(
            t ->
                new Failure(
                    ExitCode.USAGE,
                    "Cannot open '"
                        + t.getInput()
                        + "': "
                        + t.getReason()
                        + UNTOUCHED
                        + " Where its letters are right, run in a locale of UTF-8, as with"
                        + " LC_ALL=C.UTF-8."));
  }

  /** A full disk or a lost mount is no bug, wherever it is met. */
  private static Optional<Failure> storage(Throwable e) {
    return ofStorage(e)
        .map(io -> new Failure(ExitCode.PUBLISH, what(e, io) + ": " + io + UNTOUCHED));
  }

  /** What was done with which file, where that is known: the file system may not say it. */
  private static String what(Throwable e, Throwable io) {
    return causes(e)
        .filter(t -> t instanceof UncheckedIOException && io.equals(t.getCause()))
        .map(t -> String.valueOf(t.getMessage()))
        .filter(said -> !said.equals(io.toString()))
        .findFirst()
        .orElse("Cannot read or write");
  }

  /** What a file system said, wherever it was met. */
  private static Optional<Throwable> ofStorage(Throwable e) {
    return causes(e).filter(t -> t instanceof IOException).findFirst();
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.<Throwable>iterate(e, t -> t != null, t -> t.getCause());
  }
}
