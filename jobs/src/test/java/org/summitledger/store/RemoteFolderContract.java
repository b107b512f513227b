package org.summitledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What publishing rests on, asked of each kind of store. */
public abstract class RemoteFolderContract {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 10;

  @TempDir private Path here;
  private URI uri = URI.create("file:///");
  private RemoteFolder folder = new RemoteFolder(uri);

  /** The URI of a folder that does not exist yet. */
  protected abstract URI fresh(String name);

  @BeforeEach
  void aFolderThatDoesNotExistYet() {
    uri = fresh("folder-" + UUID.randomUUID());
    folder = new RemoteFolder(uri);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String read(String name) {
    return new String(folder.read(name).orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertThat(folder.list("")).isEmpty();
    assertThat(folder.read("run.json")).isEmpty();
    assertThat(folder.exists("run.json")).isFalse();
    assertThatCode(() -> folder.delete("versions")).doesNotThrowAnyException();
  }

  @Test
  void aNameIsCreatedOnceAndKeepsItsFirstBytes() {
    assertThat(folder.create("generations/00000001", bytes("first"))).isTrue();
    assertThat(folder.create("generations/00000001", bytes("second"))).isFalse();
    assertThat(read("generations/00000001")).isEqualTo("first");
    assertThat(folder.list("generations").keySet()).containsExactly("00000001");
  }

  @Test
  void whoeverFindsItsOwnBytesWasFirstThoughTheAnswerWasLost() {
    folder.create("generations/00000001", bytes("mine"));
    assertThat(folder.create("generations/00000001", bytes("mine"))).isTrue();
  }

  /** For stores that decide between writers at the same time in one step. */
  protected final void assertThatOfManyWritersOneCreatesAName() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "generations/" + round;
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        byte[] own = bytes("writer " + i);
        RemoteFolder another = new RemoteFolder(uri);
        writers.add(() -> another.create(name, own));
      }
      assertThat(together(writers)).containsOnlyOnce(true);
    }
  }

  /** For stores that replace a file in one step. */
  protected final void assertThatAReplacedFileIsReadWhole() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    folder.replace("latest.json", bytes("0".repeat(5000)));
    ExecutorService reader = Executors.newSingleThreadExecutor();
    Future<Boolean> whole =
        reader.submit(
            () -> {
              boolean always = true;
              while (!done.get()) {
                String text = read("latest.json");
                always &= text.length() == 5000 && text.chars().distinct().count() == 1;
              }
              return always;
            });
    for (int i = 1; i <= 30; i++) {
      folder.replace("latest.json", bytes(String.valueOf(i % 10).repeat(5000)));
    }
    done.set(true);
    reader.shutdown();
    assertThat(whole.get()).isTrue();
    assertThat(read("latest.json")).startsWith("0");
  }

  @Test
  void aFileComesBackAsItWas() throws Exception {
    Path file = Files.write(here.resolve("flows.parquet"), new byte[] {1, 0, -1, 7});
    folder.put("lake/key/flows.parquet", file);
    Path back = here.resolve("below/flows.parquet");
    folder.fetch("lake/key/flows.parquet", back);
    assertThat(back).hasSameBinaryContentAs(file);
    assertThat(here.resolve("below")).isDirectoryContaining("glob:**/flows.parquet");
    assertThat(folder.list("lake").get("key/flows.parquet").bytes()).isEqualTo(4);
  }

  @Test
  void aFileThatIsPutAgainIsReplaced() throws Exception {
    Path file = Files.writeString(here.resolve("run.json"), "first");
    folder.put("run.json", file);
    Files.writeString(file, "second");
    folder.put("run.json", file);
    assertThat(read("run.json")).isEqualTo("second");
    assertThat(folder.list("").keySet()).containsExactly("run.json");
  }

  @Test
  void aFolderIsDeletedWithAllInIt() {
    folder.replace("versions/a/one", bytes("1"));
    folder.replace("versions/a/below/two", bytes("2"));
    folder.replace("versions/b/one", bytes("3"));
    folder.delete("versions/a");
    assertThat(folder.list("versions").keySet()).containsExactly("b/one");
  }

  @Test
  void itKeepsTwoWritersApartAndLeavesNothingOfTheTrial() {
    assertThatCode(folder::requireCreateOnce).doesNotThrowAnyException();
    assertThat(folder.list("")).isEmpty();
  }

  private static List<Boolean> together(List<Callable<Boolean>> writers) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(writers.size());
    try {
      List<Boolean> won = new ArrayList<>();
      for (Future<Boolean> writer : pool.invokeAll(writers)) {
        won.add(writer.get());
      }
      return won;
    } finally {
      pool.shutdownNow();
    }
  }
}
