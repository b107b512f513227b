package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hash of other bytes is put into the store, so that a hash that was not taken anew is told.
 */
class KnownHashesTest {
  private static final Duration REST = Duration.ofMillis(300);
  private static final String REMEMBERED = "0".repeat(64);

  @TempDir private Path folder;
  private Path file;
  private Path store;

  @BeforeEach
  void aFileThatHasBeenAtRest() throws IOException, InterruptedException {
    file = Files.writeString(folder.resolve("baci.csv"), "t,i,j,k,v,q\n");
    store = folder.resolve("hashes.json");
    rest();
  }

  @Test
  void aFileThatDidNotChangeIsNotHashedAgain() throws IOException {
    remember(REMEMBERED);
    assertThat(hashes(0).sha256(file)).isEqualTo(REMEMBERED);
  }

  @Test
  void aFileThatChangedIsHashedAgain() throws IOException {
    remember(REMEMBERED);
    Files.writeString(file, "t,i,j,k,v,Q\n");
    assertThat(hashes(0).sha256(file)).isEqualTo(Hashes.sha256(file));
  }

  @Test
  void aFileOfTheSameSizeThatWasPutThereWithItsOldDateIsHashedAgain()
      throws IOException, InterruptedException {
    remember(REMEMBERED);
    FileTime date = Files.getLastModifiedTime(file);
    Path other = Files.writeString(folder.resolve("other.csv"), "t,i,j,k,v,Q\n");
    Files.setLastModifiedTime(other, date);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    rest();
    assertThat(hashes(0).sha256(file)).isEqualTo(Hashes.sha256(file));
  }

  @Test
  void aFileThatWasJustWrittenIsNotRemembered() throws IOException {
    Files.writeString(file, "t,i,j,k,v,q,\n");
    KnownHashes hashes = hashes(0);
    hashes.sha256(file);
    hashes.save();
    assertThat(store).doesNotExist();
  }

  @Test
  void aSmallFileIsHashedEveryNight() throws IOException {
    remember(REMEMBERED);
    assertThat(hashes(1000).sha256(file)).isEqualTo(Hashes.sha256(file));
  }

  @Test
  void whatCannotBeReadIsForgotten() throws IOException {
    Files.writeString(store, "{ half");
    assertThat(hashes(0).sha256(file)).isEqualTo(Hashes.sha256(file));
  }

  @Test
  void filesThatAreNoLongerThereAreForgotten() throws IOException {
    remember(REMEMBERED);
    Files.delete(file);
    hashes(0).save();
    assertThat(store).hasContent("{ }");
  }

  @Test
  void filesThatANightDoesNotReadAreRememberedForTheNextThatDoes() throws IOException {
    remember(REMEMBERED);
    Path other = Files.writeString(file.resolveSibling("other.csv"), "t,i,j,k,v,q\n");
    KnownHashes hashes = hashes(0);
    hashes.sha256(other);
    hashes.save();
    assertThat(hashes(0).sha256(file)).isEqualTo(REMEMBERED);
  }

  /** Saves the file's hash, and puts another in its place. */
  private void remember(String sha256) throws IOException {
    KnownHashes hashes = hashes(0);
    hashes.sha256(file);
    hashes.save();
    String saved = Files.readString(store);
    assertThat(saved).contains(Hashes.sha256(file));
    Files.writeString(store, saved.replace(Hashes.sha256(file), sha256));
  }

  private KnownHashes hashes(long worthRemembering) {
    return new KnownHashes(store, worthRemembering, REST);
  }

  private void rest() throws IOException, InterruptedException {
    FileTime changed = (FileTime) Files.getAttribute(file, "unix:ctime");
    Duration missing = Duration.between(Instant.now(), changed.toInstant().plus(REST));
    Thread.sleep(Math.max(0, missing.toMillis()) + 50);
  }
}
