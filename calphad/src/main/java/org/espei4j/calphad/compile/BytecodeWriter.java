package org.espei4j.calphad.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;

/// Writes a routine as a class that implements [Routine].
final class BytecodeWriter {

    static final ClassDesc ARRAY = ConstantDescs.CD_double.arrayType();
    private static final ClassDesc ROUTINE = ClassDesc.of(Routine.class.getName());
    private static final MethodTypeDesc EVALUATE =
            MethodTypeDesc.of(ConstantDescs.CD_double, ARRAY, ARRAY, ARRAY, ARRAY);
    private static final MethodTypeDesc PART = MethodTypeDesc.of(ConstantDescs.CD_void, ARRAY, ARRAY, ARRAY, ARRAY);

    private final ClassDesc self;
    private final CodePlan plan;

    private BytecodeWriter(ClassDesc self, CodePlan plan) {
        this.self = self;
        this.plan = plan;
    }

    /// The bytes of a class.
    ///
    /// @param className in the package of this class
    /// @param source what a stack trace shows as the source file
    static byte[] write(String className, String source, List<Instruction> routine) {
        ClassDesc self = ClassDesc.of(BytecodeWriter.class.getPackageName(), className);
        BytecodeWriter writer = new BytecodeWriter(self, CodePlan.of(routine));
        return ClassFile.of().build(self, builder -> writer.writeClass(builder, source));
    }

    private void writeClass(ClassBuilder builder, String source) {
        builder.withFlags(AccessFlag.FINAL, AccessFlag.SYNTHETIC)
                .withInterfaceSymbols(ROUTINE)
                .with(SourceFileAttribute.of(source))
                .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_PUBLIC,
                        code -> code.aload(0)
                                .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_());
        if (plan.methods().size() == 1) {
            builder.withMethodBody(
                    "evaluate",
                    EVALUATE,
                    ClassFile.ACC_PUBLIC,
                    code -> new MethodWriter(this, code, 1, plan.methods().getFirst()).writeReturning());
            return;
        }
        builder.withMethodBody("evaluate", EVALUATE, ClassFile.ACC_PUBLIC, code -> {
            int result = 5;
            code.dconst_0().dstore(result);
            for (CodePlan.Method part : plan.main()) {
                call(code, 1, part);
                if (part.returnsValue()) {
                    code.dstore(result);
                }
            }
            code.dload(result).dreturn();
        });
        for (CodePlan.Method part : plan.methods()) {
            builder.withMethodBody(name(part), type(part), ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC, code -> {
                MethodWriter writer = new MethodWriter(this, code, 0, part);
                if (part.returnsValue()) {
                    writer.writeReturning();
                } else {
                    writer.write();
                    code.return_();
                }
            });
        }
    }

    CodePlan plan() {
        return plan;
    }

    /// Calls a part with the arrays that stand in the local variables from `base` on.
    void call(java.lang.classfile.CodeBuilder code, int base, CodePlan.Method part) {
        for (int i = 0; i < 4; i++) {
            code.aload(base + i);
        }
        code.invokestatic(self, name(part), type(part));
    }

    private static String name(CodePlan.Method part) {
        return "part" + part.number();
    }

    private static MethodTypeDesc type(CodePlan.Method part) {
        return part.returnsValue() ? EVALUATE : PART;
    }
}
