package org.summitledger.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.summitledger.commitment.LedgerReader;
import org.summitledger.reference.ReferenceData;
import org.summitledger.reference.Sector;
import org.summitledger.source.DataPackage;
import org.summitledger.source.InputFile;
import org.summitledger.source.Layout;
import org.summitledger.source.Resource;

/**
 * The inputs of a night: the register, the reference data, and every statistical file that a
 * descriptor describes.
 *
 * @param reference code lists and rates
 * @param register the ledger's tables
 * @param statistics files of trade flows
 * @param packages the descriptors themselves
 * @param registerPackage the package of the register
 * @param origin where the register and the reference data were found
 */
public record Datasets(
    ReferenceData reference,
    LedgerReader.Result register,
    List<Statistics> statistics,
    List<InputFile> packages,
    DataPackage registerPackage,
    String origin) {

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
   * Finds and reads everything but the statistical files, which are hashed.
   *
   * @throws org.summitledger.source.BadInputException if something is missing or wrong
   */
  public static Datasets read(Settings settings) {
    List<DataPackage> own = packages(settings.datasets());
    if (own.isEmpty()) {
      throw new UsageException(
          "Cannot find any "
              + DataPackage.FILE
              + " in "
              + settings.datasets()
              + ". Give --datasets a folder with data packages.");
    }
    List<DataPackage> shipped = settings.shipped().map(Datasets::packages).orElse(List.of());
    DataPackage codes = find(own, shipped, "countries");
    DataPackage register = find(own, shipped, "commitments");
    DataPackage investment = find(own, shipped, "fdi_equity");
    ReferenceData reference = ReferenceData.read(codes.folder());
    Set<String> sectorIds =
        reference.sectors().all().stream().map(Sector::id).collect(Collectors.toSet());
    LedgerReader.Result ledger =
        LedgerReader.read(register.folder(), investment.folder(), sectorIds);
    List<Statistics> statistics = new ArrayList<>();
    List<InputFile> descriptors = new ArrayList<>();
    for (DataPackage data : own) {
      descriptors.add(descriptor(data));
      for (Resource resource : data.resources()) {
        if (resource.layout() != null) {
          statistics.add(new Statistics(data.file(resource), resource.layout(), data));
        }
      }
    }
    for (DataPackage data : List.of(codes, register, investment)) {
      if (!own.contains(data)) {
        descriptors.add(descriptor(data));
      }
    }
    if (statistics.isEmpty()) {
      throw new UsageException(
          "Cannot find any resource with a `layout` in "
              + settings.datasets()
              + ". Describe at least one statistical file in its datapackage.json.");
    }
    String origin =
        Stream.of(codes, register, investment)
            .map(d -> d.name() + " in " + d.folder())
            .collect(Collectors.joining(", "));
    return new Datasets(reference, ledger, statistics, descriptors, register, origin);
  }

  /** Every file that the night's tables depend on. */
  public List<InputFile> files() {
    List<InputFile> files = new ArrayList<>(packages);
    files.addAll(reference.files());
    files.addAll(register.files());
    statistics.forEach(s -> files.add(s.file()));
    return files;
  }

  private static InputFile descriptor(DataPackage data) {
    return InputFile.of(
        data.folder().resolve(DataPackage.FILE),
        data.folder().getFileName() + "/" + DataPackage.FILE);
  }

  private static DataPackage find(
      List<DataPackage> own, List<DataPackage> shipped, String resource) {
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

  private static List<DataPackage> packages(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UsageException("Cannot read datasets: there is no folder " + folder + ".");
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .filter(f -> String.valueOf(f.getFileName()).equals(DataPackage.FILE))
          .sorted()
          .map(f -> DataPackage.read(java.util.Objects.requireNonNull(f.getParent())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }
}
