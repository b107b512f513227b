package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aSecondRunIsRefusedWhileTheFirstHoldsTheLock() throws IOException {
    try (RunLock first = RunLock.tryAcquire(folder, "process 1").orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(RunLock.tryAcquire(folder, "process 2")).isEmpty();
    }
  }

  @Test
  void whoIsRefusedLearnsWhoHoldsTheLock() throws IOException {
    try (RunLock first = RunLock.tryAcquire(folder, "process 1, started at noon").orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(RunLock.tryAcquire(folder, "process 2")).isEmpty();
      assertThat(RunLock.holder(folder)).isEqualTo("process 1, started at noon");
    }
  }

  @Test
  void theLockIsFreeOnceItIsClosed() throws IOException {
    RunLock.tryAcquire(folder, "process 1").orElseThrow().close();
    try (RunLock second = RunLock.tryAcquire(folder, "process 2").orElseThrow()) {
      assertThat(second).isNotNull();
      assertThat(RunLock.holder(folder)).isEqualTo("process 2");
    }
  }

  @Test
  void aShorterHolderLeavesNothingOfALongerOneBehind() throws IOException {
    RunLock.tryAcquire(folder, "process 1234567890, started long ago").orElseThrow().close();
    RunLock.tryAcquire(folder, "p 2").orElseThrow().close();
    assertThat(RunLock.holder(folder)).isEqualTo("p 2");
  }

  @Test
  void aLockFileThatAKilledRunLeftBehindLocksNothing() throws IOException {
    Files.writeString(folder.resolve(".lock"), "process 99");
    try (RunLock lock = RunLock.tryAcquire(folder, "process 1").orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(RunLock.holder(folder)).isEqualTo("process 1");
    }
  }

  @Test
  void locksOfDifferentWarehousesDoNotMeet(@TempDir Path another) throws IOException {
    try (RunLock one = RunLock.tryAcquire(folder, "process 1").orElseThrow();
        RunLock two = RunLock.tryAcquire(another, "process 2").orElseThrow()) {
      assertThat(one).isNotSameAs(two);
    }
  }

  @Test
  void withoutALockFileTheHolderIsUnknown() {
    assertThat(RunLock.holder(folder)).isEqualTo("unknown");
  }

  @Test
  void aFolderThatIsNotThereCannotBeLocked() {
    assertThatThrownBy(() -> RunLock.tryAcquire(folder.resolve("gone"), "process 1"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("gone");
  }
}
