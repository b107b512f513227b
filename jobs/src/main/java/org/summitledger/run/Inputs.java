package org.summitledger.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.summitledger.source.BadInputException;
import org.summitledger.source.DataPackage;
import org.summitledger.source.InputFile;
import org.summitledger.source.Issue;
import org.summitledger.source.Layout;
import org.summitledger.source.Resource;

/**
 * The files of a night, found and hashed, not yet read.
 *
 * @param reference the package of code lists and rates
 * @param register the package of commitments
 * @param investment the package of realised investment
 * @param statistics files of trade flows
 * @param files every file on which the night's tables depend, descriptors among them
 */
public record Inputs(
    DataPackage reference,
    DataPackage register,
    DataPackage investment,
    List<Statistics> statistics,
    List<InputFile> files) {

  private static final int DEPTH = 4;

  /**
   * A statistical file.
   *
   * @param file the file
   * @param layout how it is read
   * @param from the package that describes it
   */
  public record Statistics(InputFile file, Layout layout, DataPackage from) {}

  /**
   * Finds every {@code datapackage.json} in a folder; what the folder lacks of the project's own
   * tables is taken from the shipped datasets.
   *
   * @throws UsageException if there is nothing to read, or no way to tell what
   * @throws BadInputException with every file that is missing, empty or wrongly described
   */
  public static Inputs find(Settings settings) {
    List<DataPackage> own = packages(settings.datasets());
    if (own.isEmpty()) {
      throw new UsageException(
          "Cannot find any "
              + DataPackage.FILE
              + " in "
              + settings.datasets()
              + ". Give --datasets a folder with data packages.");
    }
    List<DataPackage> shipped = settings.shipped().map(Inputs::packages).orElse(List.of());
    DataPackage reference = one(own, shipped, "countries");
    DataPackage register = one(own, shipped, "commitments");
    DataPackage investment = one(own, shipped, "fdi_equity");
    Stream<DataPackage> tables = Stream.of(reference, register, investment);
    List<DataPackage> all = Stream.concat(own.stream(), tables).distinct().toList();
    List<InputFile> files = new ArrayList<>();
    List<Statistics> statistics = new ArrayList<>();
    List<Issue> issues = new ArrayList<>();
    for (DataPackage data : all) {
      files.add(
          InputFile.of(
              data.folder().resolve(DataPackage.FILE),
              data.folder().getFileName() + "/" + DataPackage.FILE));
      for (Resource resource : data.resources()) {
        try {
          InputFile file = data.file(resource);
          files.add(file);
          if (resource.layout() != null) {
            statistics.add(new Statistics(file, resource.layout(), data));
          }
        } catch (BadInputException e) {
          issues.addAll(e.issues());
        }
      }
    }
    if (!issues.isEmpty()) {
      throw new BadInputException(issues);
    }
    if (statistics.isEmpty()) {
      throw new UsageException(
          "Cannot find any resource with a `layout` in "
              + settings.datasets()
              + ". Describe at least one statistical file in its datapackage.json.");
    }
    return new Inputs(reference, register, investment, statistics, files);
  }

  /** Where the project's own tables were found, for the operator. */
  public String origin() {
    return Stream.of(reference, register, investment)
        .map(d -> d.folder().toString())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  static DataPackage one(List<DataPackage> own, List<DataPackage> shipped, String resource) {
    Predicate<DataPackage> holds = d -> d.resource(resource).isPresent();
    List<DataPackage> found = own.stream().filter(holds).toList();
    if (found.size() > 1) {
      throw new UsageException(
          "Cannot tell which '"
              + resource
              + "' to use: "
              + found.stream().map(d -> d.folder().toString()).toList()
              + " each hold one. Keep one.");
    }
    Optional<DataPackage> one =
        found.isEmpty() ? shipped.stream().filter(holds).findFirst() : Optional.of(found.get(0));
    return one.orElseThrow(
        () ->
            new UsageException(
                "Cannot find a resource '"
                    + resource
                    + "' in any datapackage.json. Add the project's own datasets to --datasets."));
  }

  static List<DataPackage> packages(Path folder) {
    return folders(folder).stream().map(DataPackage::read).toList();
  }

  /** The folders that hold a descriptor. */
  static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UsageException("Cannot read datasets: there is no folder " + folder + ".");
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .filter(f -> String.valueOf(f.getFileName()).equals(DataPackage.FILE))
          .sorted()
          .map(f -> java.util.Objects.requireNonNull(f.getParent()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }
}
