package org.linli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Local variables are spelled in one way: {@code var} where the type stands on the right, behind {@code new} or in a
 * cast, and the type everywhere else.
 */
class LocalVariablesTest {

    @Test
    void areVarOnlyWhereTheTypeStandsOnTheRight() throws IOException {
        assertThat(mistakes(sources("src/main/java", "src/test/java"))).isEmpty();
    }

    @Test
    void theCheckFindsBothMistakes() throws IOException {
        Path example = Files.createTempDirectory("spelling").resolve("Example.java");
        Files.writeString(example, """
                class Example {
                    void spells(java.util.List<String> words) {
                        var right = new StringBuilder();
                        String alsoRight = right.toString();
                        var wrong = right.toString();
                        StringBuilder wrongToo = new StringBuilder();
                        for (var word : words) {
                            right.append(word);
                        }
                        words.forEach(word -> right.append(word));
                    }
                }
                """);
        assertThat(mistakes(List.of(example)))
                .extracting(mistake -> mistake.replaceAll(".*/", ""))
                .containsExactly(
                        "Example.java:5 writes var for wrong, whose type does not stand on the right",
                        "Example.java:6 writes the type of wrongToo twice",
                        "Example.java:7 writes var for word, whose type does not stand on the right");
    }

    private static List<Path> sources(String... roots) throws IOException {
        var found = new ArrayList<Path>();
        for (String root : roots) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> mistakes(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        var task = (JavacTask)
                compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        var mistakes = new ArrayList<String>();
        for (CompilationUnitTree file : task.parse()) {
            new Spelling(positions, file, mistakes).scan(file, null);
        }
        return mistakes;
    }

    private static final class Spelling extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final SourcePositions positions;
        private final CompilationUnitTree file;
        private final List<String> mistakes;

        Spelling(SourcePositions positions, CompilationUnitTree file, List<String> mistakes) {
            this.positions = positions;
            this.file = file;
            this.mistakes = mistakes;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            boolean parameter = parent instanceof LambdaExpressionTree || parent instanceof BindingPatternTree;
            ExpressionTree right = variable.getInitializer();
            if (!parameter && variable.getType() == null && !saysItsType(right)) {
                add(variable, "writes var for %s, whose type does not stand on the right");
            }
            if (variable.getType() != null && isLocal() && isTheTypeOf(variable, right)) {
                add(variable, "writes the type of %s twice");
            }
            return super.visitVariable(variable, nothing);
        }

        private boolean isLocal() {
            return !(getCurrentPath().getParentPath().getLeaf() instanceof ClassTree);
        }

        private static boolean saysItsType(@Nullable ExpressionTree right) {
            return right instanceof NewClassTree || right instanceof NewArrayTree || right instanceof TypeCastTree;
        }

        private static boolean isTheTypeOf(VariableTree variable, @Nullable ExpressionTree right) {
            if (!(right instanceof NewClassTree made) || made.getClassBody() != null) {
                return false;
            }
            String type = made.getIdentifier().toString();
            String declared = variable.getType().toString();
            return declared.equals(type)
                    || type.endsWith("<>") && declared.startsWith(type.substring(0, type.length() - 1));
        }

        private void add(VariableTree variable, String mistake) {
            long line = file.getLineMap().getLineNumber(positions.getStartPosition(file, variable));
            mistakes.add(file.getSourceFile().getName() + ":" + line + " " + mistake.formatted(variable.getName()));
        }
    }
}
