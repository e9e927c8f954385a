import pywt, numpy as np
print("""# Low-pass decomposition filters of the discrete wavelets, by PyWavelets' names: written by
# src/test/resources/org/deltarad/image/make_wavelet_table.py from PyWavelets 1.1.1 (Debian), shortest decimals that give
# the same doubles. Orthogonal wavelets (db, sym, coif: Daubechies, Ten Lectures on Wavelets, 1992; dmey: Meyer's,
# cut off): name and filter. Biorthogonal (bior: Cohen, Daubechies, Feauveau, 1992): name, filter, "/" and the low-pass
# reconstruction filter. High-pass filters and rbio follow from these.""")
for n in pywt.wavelist(kind='discrete'):
    w=pywt.Wavelet(n); dl,dh,rl,rh=map(np.array,w.filter_bank)
    if n=='haar' : 
        assert w.filter_bank==pywt.Wavelet('db1').filter_bank; continue
    if n.startswith('rbio'):
        b=pywt.Wavelet('bior'+n[4:]); assert np.array_equal(dl,np.array(b.rec_lo)[::-1]) and np.array_equal(rl,np.array(b.dec_lo)[::-1]),n
        continue
    s=n+' '+' '.join(repr(float(v)) for v in dl)
    if n.startswith('bior'): s+=' / '+' '.join(repr(float(v)) for v in rl)
    else: assert np.array_equal(dl,rl[::-1])
    print(s)
