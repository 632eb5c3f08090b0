package dev.patchbay;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The names of types: who reads one in a log or a stack trace knows which is meant. */
final class Names {
  private static final String APART = "dev.patchbay.sandbox";

  private Names() {}

  /** Each simple name that several top-level types have, with these; the sandbox apart. */
  static List<String> usedTwice(JavaClasses all) {
    return all.stream()
        .filter(type -> type.isTopLevelClass() && !type.getPackageName().startsWith(APART))
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .collect(
            Collectors.groupingBy(
                JavaClass::getSimpleName,
                TreeMap::new,
                Collectors.mapping(JavaClass::getName, Collectors.toList())))
        .values()
        .stream()
        .filter(types -> types.size() > 1)
        .map(types -> types.stream().sorted().collect(Collectors.joining(" and ")))
        .toList();
  }
}
