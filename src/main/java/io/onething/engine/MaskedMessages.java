package io.onething.engine;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FieldType;
import io.onething.departments.Attempt;
import io.onething.departments.MessageMasking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a worker says of a call, masked with everything the case knows: the worker knew only what
 * its topic may see, and the engine keeps what it is told.
 */
@Component
class MaskedMessages {

  private static final int LONGEST_DETAILS = 4000;

  private final CaseFacts facts;
  private final Catalog catalog;

  MaskedMessages(CaseFacts facts, Catalog catalog) {
    this.facts = facts;
    this.catalog = catalog;
  }

  /** The masking of one case; its facts are opened when there is something to mask. */
  Masked of(CaseFile file) {
    return new Masked(file);
  }

  /** Masks with the facts of one case. */
  final class Masked {
    private final CaseFile file;
    private @Nullable Map<String, Object> hidden;

    private Masked(CaseFile file) {
      this.file = file;
    }

    @Nullable String message(@Nullable String text) {
      return masked(text, MessageMasking.LONGEST);
    }

    @Nullable String details(@Nullable String text) {
      return masked(text, LONGEST_DETAILS);
    }

    List<Attempt> attempts(List<Attempt> said) {
      return said.stream().map(attempt -> attempt.saying(message(attempt.message()))).toList();
    }

    private @Nullable String masked(@Nullable String text, int longest) {
      if (text == null) {
        return null;
      }
      if (hidden == null) {
        hidden = hidden();
      }
      return MessageMasking.mask(text, hidden, longest);
    }

    /** Codes that name nobody stay readable: a message is often about them. */
    private Map<String, Object> hidden() {
      Map<String, Bundle.Field> fields = catalog.bundle(file.edition()).fields();
      Map<String, Object> hidden = new HashMap<>(facts.all(file.id()));
      hidden.keySet().removeIf(name -> isOpen(fields.get(name)));
      return hidden;
    }

    private static boolean isOpen(Bundle.@Nullable Field field) {
      return field != null && field.type() == FieldType.CODE && !field.personal();
    }
  }
}
