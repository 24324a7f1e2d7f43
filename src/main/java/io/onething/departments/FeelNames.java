package io.onething.departments;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.immutable.Seq;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.jspecify.annotations.Nullable;

/**
 * Walks the syntax tree of a FEEL expression to find names nobody gives it. Inside a filter ({@code
 * list[...]}) any name may be a key of the filtered items, so only what stands outside of filters
 * is checked.
 */
final class FeelNames {
  private static final Set<String> RESPONSE_PARTS = Set.of("status", "headers", "body");
  private static final BuiltinFunctions FUNCTIONS = functions();

  private final Set<String> unknown = new TreeSet<>();

  private FeelNames() {}

  private static BuiltinFunctions functions() {
    FeelEngineBuilder builder = FeelEngineBuilder.forJava();
    return new BuiltinFunctions(builder.clock(), builder.valueMapper());
  }

  static Set<String> unknown(Object expression, Set<String> known) {
    FeelNames names = new FeelNames();
    names.walk(expression, known);
    return names.unknown;
  }

  static Set<String> keysUnder(Object expression, String name) {
    Set<String> keys = new TreeSet<>();
    collectKeys(expression, name, keys);
    return keys;
  }

  /**
   * Known names that a context gives another value, and that an entry behind it uses: it gets the
   * other value. {@code {"a": a}} changes nothing.
   */
  static Set<String> replaced(@Nullable Object node, Set<String> known) {
    Set<String> found = new TreeSet<>();
    if (node instanceof ConstContext context) {
      Set<String> given = new HashSet<>();
      for (Tuple2<?, ?> entry : pairs(context.productElement(0))) {
        String key = String.valueOf(entry._1());
        Set<String> used = unknown(entry._2(), Set.of());
        given.stream().filter(used::contains).forEach(found::add);
        if (known.contains(key) && !isReferenceTo(entry._2(), key)) {
          given.add(key);
        }
      }
    }
    if (node instanceof Product product) {
      for (int element = 0; element < product.productArity(); element++) {
        found.addAll(replaced(product.productElement(element), known));
      }
    }
    return found;
  }

  private static boolean isReferenceTo(Object node, String name) {
    return node instanceof Ref ref && items(ref.productElement(0)).equals(List.of(name));
  }

  private void walk(@Nullable Object node, Set<String> scope) {
    switch (node) {
      case Ref ref -> refer(ref, scope);
      case ConstContext context -> bindOneByOne(pairs(context.productElement(0)), null, scope);
      case For loop ->
          bindOneByOne(
              pairs(loop.productElement(0)), loop.productElement(1), plus(scope, "partial"));
      case SomeItem some ->
          bindOneByOne(pairs(some.productElement(0)), some.productElement(1), scope);
      case EveryItem every ->
          bindOneByOne(pairs(every.productElement(0)), every.productElement(1), scope);
      case FunctionDefinition function -> {
        Set<String> inner = new HashSet<>(scope);
        items(function.productElement(0))
            .forEach(parameter -> inner.add(String.valueOf(parameter)));
        walk(function.productElement(1), inner);
      }
      case FunctionInvocation call -> {
        String function = String.valueOf(call.productElement(0));
        if (!scope.contains(function) && FUNCTIONS.getFunctions(function).isEmpty()) {
          unknown.add(function + "()");
        }
        walk(call.productElement(1), scope);
      }
      case Filter filter -> walk(filter.productElement(0), scope);
      case Product product -> {
        for (int element = 0; element < product.productArity(); element++) {
          walk(product.productElement(element), scope);
        }
      }
      case null -> {}
      default -> {}
    }
  }

  private void refer(Ref ref, Set<String> scope) {
    List<Object> path = items(ref.productElement(0));
    String first = String.valueOf(path.getFirst());
    if (!scope.contains(first)) {
      unknown.add(first);
    } else if (first.equals("response")
        && path.size() > 1
        && !RESPONSE_PARTS.contains(String.valueOf(path.get(1)))) {
      unknown.add("response." + path.get(1));
    }
  }

  private void bindOneByOne(List<Tuple2<?, ?>> bindings, @Nullable Object body, Set<String> scope) {
    Set<String> inner = new HashSet<>(scope);
    for (Tuple2<?, ?> binding : bindings) {
      walk(binding._2(), inner);
      inner.add(String.valueOf(binding._1()));
    }
    walk(body, inner);
  }

  private static void collectKeys(@Nullable Object node, String name, Set<String> keys) {
    if (node instanceof Tuple2<?, ?> entry && name.equals(entry._1())) {
      addKeys(entry._2(), keys);
    } else if (node instanceof Product product) {
      for (int element = 0; element < product.productArity(); element++) {
        collectKeys(product.productElement(element), name, keys);
      }
    }
  }

  private static void addKeys(Object node, Set<String> keys) {
    if (node instanceof ConstContext context) {
      pairs(context.productElement(0)).forEach(entry -> keys.add(String.valueOf(entry._1())));
    } else if (node instanceof If choice) {
      addKeys(choice.productElement(1), keys);
      addKeys(choice.productElement(2), keys);
    }
  }

  /** Texts that the expression may come to, as far as it spells them out. */
  static Set<String> texts(Object expression) {
    return switch (expression) {
      case ConstString text -> Set.of(text.value());
      case If choice -> {
        Set<String> both = new TreeSet<>(texts(choice.productElement(1)));
        both.addAll(texts(choice.productElement(2)));
        yield both;
      }
      default -> Set.of();
    };
  }

  private static Set<String> plus(Set<String> scope, String name) {
    Set<String> more = new HashSet<>(scope);
    more.add(name);
    return more;
  }

  private static List<Tuple2<?, ?>> pairs(Object sequence) {
    List<Tuple2<?, ?>> pairs = new ArrayList<>();
    items(sequence).forEach(item -> pairs.add((Tuple2<?, ?>) item));
    return pairs;
  }

  private static List<Object> items(Object sequence) {
    List<Object> items = new ArrayList<>();
    var iterator = ((Seq<?>) sequence).iterator();
    while (iterator.hasNext()) {
      items.add(iterator.next());
    }
    return items;
  }
}
