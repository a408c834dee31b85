#include <proj.h>

// PJ_COORD is a union, which Swift reads field by field only: the two numbers go in and out by pointers.
static inline void ror_proj_forward(PJ *transformation, double *x, double *y) {
    PJ_COORD point = proj_trans(transformation, PJ_FWD, proj_coord(*x, *y, 0, 0));
    *x = point.xy.x;
    *y = point.xy.y;
}
