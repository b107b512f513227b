package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkArithmeticException;
import org.apache.spark.SparkException;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.lake.FlowColumns;
import org.summitledger.publish.PublishException;
import org.summitledger.publish.SupersededException;
import org.summitledger.report.table.OutOfRangeException;
import org.summitledger.report.trade.TooLargeException;
import org.summitledger.store.RemoteException;
import scala.Function1;

class FailureTest {
  @Test
  void whatOperatorsCanMendSaysSoInItsOwnWords() {
    assertThat(Failure.of(new UsageException("Cannot use 0 cores.")))
        .isEqualTo(new Failure(ExitCode.USAGE, "Cannot use 0 cores."));
    assertThat(Failure.of(new PublishException("Cannot move a to b", null)))
        .isEqualTo(new Failure(ExitCode.PUBLISH, "Cannot move a to b"));
    assertThat(Failure.of(new RemoteException("Cannot use s3a://x", null)).exit())
        .isEqualTo(ExitCode.PUBLISH);
    assertThat(Failure.of(new TooLargeException("Cannot collect 9 figures")))
        .isEqualTo(new Failure(ExitCode.INPUT, "Cannot collect 9 figures"));
    assertThat(Failure.of(new OutOfRangeException("Cannot write column value", null)))
        .isEqualTo(new Failure(ExitCode.INPUT, "Cannot write column value"));
    assertThat(Failure.of(new SupersededException("Another run published b")).exit())
        .isEqualTo(ExitCode.LOCKED);
  }

  @Test
  void aSumThatDoesNotFitAColumnThatSparkWritesIsNoBug() {
    Function1<Object, Object> toMoney =
        CatalystTypeConverters.createToCatalystConverter(FlowColumns.MONEY);
    SparkArithmeticException refused =
        assertThrows(
            SparkArithmeticException.class,
            () -> toMoney.apply(new BigDecimal("1200000000006066.000")));
    Failure failure =
        Failure.of(
            new IllegalStateException("Cannot build", new SparkException("failed", refused)));
    assertThat(failure.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.message())
        .startsWith("Cannot write a number of a table: ")
        .contains("1200000000006066.000 cannot be represented as Decimal(18, 3)")
        .contains("a currency or unit of which less are counted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Job aborted due to stage failure: ExecutorLostFailure (executor 3 exited)\nDriver stack:",
        "Job 4 cancelled because SparkContext was shut down",
        "Master removed our application: FAILED",
        "Cannot call methods on a stopped SparkContext.\nThis stopped SparkContext was created at:"
      })
  void aClusterThatIsGoneIsNoBug(String message) {
    Failure failure =
        Failure.of(new IllegalStateException("Cannot build", new SparkException(message)));
    assertThat(failure.exit()).isEqualTo(ExitCode.PUBLISH);
    assertThat(failure.message())
        .startsWith("The cluster ended the night: " + message.lines().findFirst().orElseThrow())
        .endsWith(
            "Nothing was published; latest is what it was. Look at the executors' logs, then run"
                + " again.");
  }

  @Test
  void memoryThatRunsOutInAnyThreadSaysWhatToGive() {
    OutOfMemoryError error = new OutOfMemoryError("Java heap space");
    assertThat(Failure.of(new IllegalStateException("Cannot read", new ExecutionException(error))))
        .isEqualTo(
            new Failure(
                ExitCode.BUG,
                "Out of memory: Java heap space. Give the JVM more, with SUMMIT_LEDGER_JAVA_OPTS or"
                    + " spark.driver.memory."));
  }

  @Test
  void aFullDiskIsNoBugWhereverItIsMet() {
    IOException full = new IOException("No space left on device");
    Failure failure =
        Failure.of(
            new IllegalStateException("deep", new UncheckedIOException("Cannot write t", full)));
    assertThat(failure.exit()).isEqualTo(ExitCode.PUBLISH);
    assertThat(failure.message())
        .isEqualTo(
            "Cannot write t: java.io.IOException: No space left on device. Nothing was"
                + " published; latest is what it was.");
  }

  @Test
  void whatIsLeftIsABug() {
    Failure failure = Failure.of(new IllegalStateException("three sevens"));
    assertThat(failure.isBug()).isTrue();
    assertThat(failure.message()).isEqualTo("A bug: java.lang.IllegalStateException: three sevens");
  }

  @Test
  void tooLittleMemorySaysHowToGiveMoreAndIsNotToBeReported() {
    Failure failure = Failure.of(new OutOfMemoryError("Java heap space"));
    assertThat(failure.isBug()).isFalse();
    assertThat(failure.message())
        .isEqualTo(
            "Out of memory: Java heap space. Give the JVM more, with SUMMIT_LEDGER_JAVA_OPTS or"
                + " spark.driver.memory.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Could not parse Master URL: 'bogus'",
        "[INVALID_DRIVER_MEMORY] System memory 129761280 must be at least 471859200.",
      })
  void settingsThatSparkCannotStartWithAreTheOperators(String message) {
    Failure failure = Failure.of(new ExecutionException(new SparkException(message)));
    assertThat(failure)
        .isEqualTo(
            new Failure(
                ExitCode.USAGE,
                "Cannot start Spark: "
                    + message.replaceFirst("\\.$", "")
                    + ". Nothing was published; latest is what it was. Settings are given in"
                    + " SUMMIT_LEDGER_JAVA_OPTS, or to spark-submit."));
  }

  @Test
  void aNameThatTheLocaleCannotWriteIsTheOperators() {
    InvalidPathException refused =
        new InvalidPathException("/srv/d\u00e9p\u00f4t", "Malformed input");
    assertThat(Failure.of(new IllegalStateException(refused)))
        .isEqualTo(
            new Failure(
                ExitCode.USAGE,
                "Cannot open '/srv/d\u00e9p\u00f4t': Malformed input. Nothing was published; latest is"
                    + " what it was. Where its letters are right, run in a locale of UTF-8, as with"
                    + " LC_ALL=C.UTF-8."));
  }

  @Test
  void whatCouldNotBeReadIsNamedWhereTheFileSystemDoesNotSayIt() {
    assertThat(
            Failure.of(
                    new UncheckedIOException(
                        "Cannot re-read t.parquet", new IOException("can not read class")))
                .message())
        .startsWith("Cannot re-read t.parquet: java.io.IOException: can not read class. ");
  }
}
